/**
 * Just enough of WebAssembly's binary format (core 2.0 with SIMD) to write a kernel as nested calls: an expression is the
 * bytes that leave its value on the stack. Made when it is needed, in a fraction of a millisecond, so that no generated
 * file and no compiler is part of the project.
 */

export type Code = readonly number[]

function unsigned(x: number): number[] {
  const low = x & 0x7f
  const rest = x >>> 7
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)]
}

function signed(x: number): number[] {
  const low = x & 0x7f
  const rest = x >> 7
  return (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40) ? [low] : [low | 0x80, ...signed(rest)]
}

const types = { i32: 0x7f, v128: 0x7b } as const
type Type = keyof typeof types

const joined = (parts: readonly Code[]): number[] => parts.flatMap((part) => [...part])
const plain =
  (opcode: number) =>
  (...operands: readonly Code[]) => [...joined(operands), opcode]
const vector = (opcode: number, ...more: readonly number[]) => {
  const bytes = [0xfd, ...unsigned(opcode), ...more]
  return (...operands: readonly Code[]): Code => [...joined(operands), ...bytes]
}
/** Unaligned is allowed and as fast; 0 promises nothing. */
const from =
  (opcode: Code) =>
  (address: Code, offset = 0): Code => [...address, ...opcode, 0, ...unsigned(offset)]
const to =
  (opcode: Code) =>
  (address: Code, value: Code, offset = 0): Code => [...address, ...value, ...opcode, 0, ...unsigned(offset)]

export const i32 = {
  const: (x: number): Code => [0x41, ...signed(x)],
  load: from([0x28]),
  store: to([0x36]),
  add: plain(0x6a),
  sub: plain(0x6b),
  mul: plain(0x6c),
  shl: plain(0x74),
  ne: plain(0x47),
  lessThan: plain(0x49),
}

const words = (...xs: readonly number[]): number[] => [...new Uint8Array(Uint32Array.from(xs).buffer)]
const doubleWords = (x: number): [number, number] => {
  const [low, high] = new Uint32Array(Float64Array.of(x).buffer)
  return [low!, high!]
}

export const v128 = {
  load: from([0xfd, 0]),
  loadF32: from([0xfd, 9]),
  loadF64: from([0xfd, 10]),
  store: to([0xfd, 11]),
  and: vector(78),
  or: vector(80),
  xor: vector(81),
  anyTrue: vector(83),
  constI32: (x: number): Code => [0xfd, 12, ...words(x, x, x, x)],
  constF32: (x: number): Code => v128.constI32(new Uint32Array(Float32Array.of(x).buffer)[0]!),
  constF64: (x: number): Code => [0xfd, 12, ...words(...doubleWords(x), ...doubleWords(x))],
  /** The upper two words of the first operand in front. */
  upperHalf: vector(13, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15),
  /** Words 0 and 2 of the first operand, then of the second. */
  evenWords: vector(13, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27),
}
export const i32x4 = {
  lane: (value: Code, lane: number): Code => [...value, 0xfd, 27, lane],
  eq: vector(55),
  greater: vector(59),
  shl: (value: Code, by: number) => vector(171)(value, i32.const(by)),
  shr: (value: Code, by: number) => vector(172)(value, i32.const(by)),
  shrU: (value: Code, by: number) => vector(173)(value, i32.const(by)),
  add: vector(174),
  sub: vector(177),
}
export const f32x4 = {
  neg: vector(225),
  add: vector(228),
  sub: vector(229),
  mul: vector(230),
  div: vector(231),
  fromI32: vector(250),
}
export const f64x2 = {
  add: vector(240),
  sub: vector(241),
  mul: vector(242),
  div: vector(243),
  fromLowerF32: vector(95),
}

export interface Local {
  readonly get: Code
  set(value: Code): Code
}

/** A function body in the making. Its locals are numbered as they are asked for. */
export class Body {
  private readonly kinds: Type[] = []

  constructor(readonly parameters: number) {}

  parameter(index: number): Local {
    return localAt(index)
  }

  local(type: Type): Local {
    return localAt(this.parameters + this.kinds.push(type) - 1)
  }

  locals(type: Type, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type))
  }

  finish(code: readonly Code[]): Code {
    const declared = this.kinds.map((type) => [1, types[type]])
    const bytes = [...unsigned(declared.length), ...joined(declared), ...joined(code), 0x0b]
    return [...unsigned(bytes.length), ...bytes]
  }
}

function localAt(index: number): Local {
  return { get: [0x20, ...unsigned(index)], set: (value) => [...value, 0x21, ...unsigned(index)] }
}

/** Repeats while the pointer, moved on by `step` at the end, is below `end`; runs at least once. */
export function loop(pointer: Local, step: Code, end: Code, ...body: readonly Code[]): Code {
  return [
    ...[0x03, 0x40],
    ...joined(body),
    ...pointer.set(i32.add(pointer.get, step)),
    ...i32.lessThan(pointer.get, end),
    ...[0x0d, 0, 0x0b],
  ]
}

export function when(condition: Code, then: readonly Code[], otherwise: readonly Code[] = []): Code {
  return [
    ...condition,
    0x04,
    0x40,
    ...joined(then),
    ...(otherwise.length > 0 ? [0x05, ...joined(otherwise)] : []),
    0x0b,
  ]
}

export function callImport(argument: Code): Code {
  return [...argument, 0x10, 0]
}

interface ExportedFunction {
  readonly name: string
  readonly parameters: number
  readonly body: Code
}

/** A module that imports `host.ties (i32)`, and exports the functions (i32 …) and its memory. */
export function assemble(functions: readonly ExportedFunction[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, items: readonly Code[]): Code => {
    const bytes = [...unsigned(items.length), ...joined(items)]
    return [id, ...unsigned(bytes.length), ...bytes]
  }
  const text = (x: string): number[] => [x.length, ...Array.from(x, (c) => c.charCodeAt(0))]
  const signature = (count: number) => [0x60, ...unsigned(count), ...new Array<number>(count).fill(types.i32), 0]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [signature(1), ...functions.map((f) => signature(f.parameters))]),
    ...section(2, [[...text('host'), ...text('ties'), 0x00, 0]]),
    ...section(
      3,
      functions.map((_, i) => unsigned(i + 1)),
    ),
    ...section(5, [[0, 1]]),
    ...section(7, [[...text('memory'), 2, 0], ...functions.map((f, i) => [...text(f.name), 0, ...unsigned(i + 1)])]),
    ...section(
      10,
      functions.map((f) => f.body),
    ),
  ])
}
