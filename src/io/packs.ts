/** Criteria packs and the sample, in one piece that is loaded when somebody is about to begin. */
export { readPack } from './criteria-pack'
export { instantiatePack } from './instantiate-pack'
export { packCatalog } from './pack-catalog'
export { loadSample } from './sample'
