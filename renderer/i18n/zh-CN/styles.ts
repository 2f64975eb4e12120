/** Styles, prices and size groups. */
export const styles = {
  title: '商品',
} as const
