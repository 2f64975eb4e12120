/** The keys of a text file without its words, so that English has to say everything Chinese says and nothing else. */
export type SameKeys<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]>
}
