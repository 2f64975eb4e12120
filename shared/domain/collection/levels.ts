import type { CollectionLevel } from '../../schemas/collections'

/**
 * How hard a debt is collected by its age; a broken promise is one level more. What a person said holds until the debt is older than that:
 * nobody forgets a debt by having set it low once.
 * @param fromDays from how many days overdue on each level begins: 提醒, 催款, 发函, 上报
 */
export function collectionLevel(
  debt: {
    readonly overdueDays: number
    readonly hasBrokenPromise: boolean
    readonly said: CollectionLevel | null
  },
  fromDays: readonly number[],
): CollectionLevel {
  if (debt.overdueDays === 0) return 0
  const byAge = fromDays.filter((days) => debt.overdueDays >= days).length + (debt.hasBrokenPromise ? 1 : 0)
  return levelOf(Math.max(byAge, debt.said ?? 0))
}

const levelOf = (level: number): CollectionLevel => {
  if (level >= 4) return 4
  return level === 3 ? 3 : level === 2 ? 2 : 1
}
