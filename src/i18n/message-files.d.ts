declare module 'virtual:message-files' {
  /** Where the messages of each language are, for `fetch`. */
  const addresses: Readonly<Record<'zh-CN' | 'en', string>>
  export default addresses
}
