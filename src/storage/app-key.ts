/** Names in storage carry the folder of the app: `user.example/a/` and `user.example/b/` share one origin. */
export function appKey(name: string): string {
  return `evenhand:${location.pathname.replace(/[^/]*$/, '')}:${name}`
}
