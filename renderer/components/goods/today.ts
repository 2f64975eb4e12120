import dayjs from 'dayjs'

/** This computer's business day, which a step is dated unless someone says otherwise. */
export function today(): string {
  return dayjs().format('YYYY-MM-DD')
}
