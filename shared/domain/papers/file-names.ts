const RESERVED = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu
const LONGEST_PART = 60

/** A part of a file name that Windows, macOS and Linux all take; what they refuse becomes an underscore, so that nothing is silently joined. */
export const fileNamePart = (text: string): string => {
  const plain = [...text.replaceAll(RESERVED, '_').replaceAll(/\s+/g, ' ').trim()].slice(0, LONGEST_PART).join('')
  return plain.replaceAll(/^\.+|[. ]+$/g, '_')
}

/** `<code>-<name>-<from>_<to>.xlsx`: the name of a distributor's paper of a period. */
export const periodFileName = (
  paper: {
    readonly distributorCode: string
    readonly distributorName: string
    readonly dateFrom: string
    readonly dateTo: string
  },
  extension: string,
): string => {
  const whose = [paper.distributorCode, paper.distributorName].filter((part) => part !== '').map(fileNamePart)
  return `${whose.join('-')}-${paper.dateFrom}_${paper.dateTo}.${extension}`
}

/** Gives each file a name of its own; two codes that differ only in case, or in a refused character, are one file to some disks. */
export const distinctFileNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    let distinct = name
    for (let copy = 2; taken.has(distinct.toLowerCase()); copy += 1)
      distinct = `${name.slice(0, dot)}-${copy}${name.slice(dot)}`
    taken.add(distinct.toLowerCase())
    return distinct
  })
}
