const fourDigits = /(?:19|20)\d{2}/
const twoDigits = /(?<!\d)\d{2}(?!\d)/

/**
 * What the same season was called a year earlier, in the company's own spelling: `2026AW` → `2025AW`, `26秋冬` → `25秋冬`, `24Q3-2` →
 * `23Q3-2`. Null where the name holds no year.
 */
export function seasonYearEarlier(season: string): string | null {
  const pattern = fourDigits.test(season) ? fourDigits : twoDigits
  if (!pattern.test(season)) return null
  return season.replace(pattern, (year) =>
    String((Number(year) + (year.length === 2 ? 99 : -1)) % (year.length === 2 ? 100 : 10_000)).padStart(
      year.length,
      '0',
    ),
  )
}
