/**
 * WebAssembly where the thread lets it be compiled, else plain JavaScript with the same answer. The page's own policy has
 * no 'wasm-unsafe-eval'; a worker is governed by the headers of its script, not by the page's meta tag.
 */
import { plainEngine, type Engine } from '@/domain/robustness/simulation/engine'
import { kernelModule, type Kernel } from '@/domain/robustness/simulation/wasm/module'
import { wasmEngine } from '@/domain/robustness/simulation/wasm/wasm-engine'

export function startEngine(): Engine {
  try {
    // Small enough to be compiled at once; a module with SIMD is refused where there is none.
    const module = new WebAssembly.Module(kernelModule())
    return wasmEngine((host) => new WebAssembly.Instance(module, { host: { ...host } }).exports as unknown as Kernel)
  } catch {
    return plainEngine()
  }
}
