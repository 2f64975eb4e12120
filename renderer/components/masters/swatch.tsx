import './masters.css'

/** A small square of a colour; crossed out where the colour has no value of its own, e.g. a pattern. */
export function Swatch({ colour }: { readonly colour: string }) {
  return colour === '' ? (
    <i className="swatch swatch-none" aria-hidden />
  ) : (
    <i className="swatch" style={{ backgroundColor: colour }} aria-hidden />
  )
}
