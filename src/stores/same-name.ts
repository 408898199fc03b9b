/** When two names are one name in another spelling: the same here as in imported files. */
export { nameKey } from '@/io/names'
