/** Apart from the migrations: whoever writes needs the number, whoever reads what is older also the way up to it. */

/** The shape of the document as this app writes it: that of the last migration, which a test holds it to. */
export const schemaVersion = 3

/** What a backup calls itself, beside its version. */
export const format = 'evenhand/evaluation'
