import { prepared, type Reader } from '../connection'

/** What a paper says of a style beside its code and name. */
export interface PaperStyle {
  readonly styleId: number
  readonly category: string
  readonly wave: string
}

const stylesOf = prepared((_, sqlite) =>
  sqlite.prepare<[string], PaperStyle>(
    'select id styleId, category, wave from styles where id in (select value from json_each(?)) order by wave, code',
  ),
)
/** Categories and waves of some styles, by wave. */
export const listPaperStyles = (reader: Reader, styleIds: readonly number[]): PaperStyle[] =>
  stylesOf(reader).all(JSON.stringify(styleIds))

const representativesOf = prepared((_, sqlite) =>
  sqlite
    .prepare<[number], string>(
      `select u.display_name from user_distributors d join users u on u.id = d.user_id
       where d.distributor_id = ? and u.archived = 0 order by u.display_name`,
    )
    .pluck(),
)
/** Who looks after a distributor. */
export const listRepresentatives = (reader: Reader, distributorId: number): string[] =>
  representativesOf(reader).all(distributorId).map(String)
