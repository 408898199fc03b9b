import type { Evaluation } from '../../evaluation'
import { keepConsensus } from './consensus-edits'
import type { EditArgs } from '../edit'
import { keepMarks } from './marks'

export function addVendors(document: Evaluation, { vendors, index }: EditArgs['addVendors']): Evaluation {
  const known = new Set(document.vendors.map((v) => v.id))
  const added = vendors.filter((v) => !known.has(v.id))
  return added.length === 0 ? document : { ...document, vendors: document.vendors.toSpliced(index, 0, ...added) }
}

export function updateVendor(document: Evaluation, { id, changes }: EditArgs['updateVendor']): Evaluation {
  if (!document.vendors.some((v) => v.id === id)) return document
  return { ...document, vendors: document.vendors.map((v) => (v.id === id ? { ...v, ...changes } : v)) }
}

/** The vendor's marks go with it; undo brings both back. */
export function removeVendor(document: Evaluation, { id }: EditArgs['removeVendor']): Evaluation {
  if (!document.vendors.some((v) => v.id === id)) return document
  return {
    ...document,
    vendors: document.vendors.filter((v) => v.id !== id),
    ratings: keepMarks(
      document.ratings,
      () => true,
      (vendor) => vendor !== id,
    ),
    consensus: keepConsensus(
      document.consensus,
      () => true,
      (vendor) => vendor !== id,
    ),
  }
}

/** @param args.index position once the vendor has left its old place */
export function moveVendor(document: Evaluation, { id, index }: EditArgs['moveVendor']): Evaluation {
  const vendor = document.vendors.find((v) => v.id === id)
  if (!vendor) return document
  return { ...document, vendors: document.vendors.filter((v) => v.id !== id).toSpliced(index, 0, vendor) }
}
