/** Oldest Node that Vite and the test tools run on. */
const oldest = [20, 19]

/** Ends the process with a plain sentence; imported before anything that an older Node could not load. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(`Evenhand needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.`)
  console.error('Install the current LTS from https://nodejs.org and run the command again.')
  process.exit(1)
}
