import type { OrderTerms } from '../schemas/imports'

/** What an order says beside its goods. */
export interface AgreedTerms {
  readonly deliveryFrom: string | null
  readonly deliveryTo: string | null
  readonly cancelAfter: string | null
  readonly remark: string
}

/**
 * An order's terms once a newer form of it is taken: what the form leaves unsaid stays as it was agreed, but a delivery that it brings
 * forward does not start after it ends.
 */
export function agreedTerms(form: OrderTerms, agreed: AgreedTerms): AgreedTerms {
  const deliveryTo = form.deliveryTo ?? agreed.deliveryTo
  const kept =
    deliveryTo !== null && agreed.deliveryFrom !== null && agreed.deliveryFrom > deliveryTo ? null : agreed.deliveryFrom
  const deliveryFrom = form.deliveryFrom ?? kept
  return {
    deliveryFrom,
    deliveryTo: deliveryFrom !== null && deliveryTo !== null && deliveryFrom > deliveryTo ? null : deliveryTo,
    cancelAfter: form.cancelAfter ?? agreed.cancelAfter,
    remark: form.remark ?? agreed.remark,
  }
}

/** Whether a form says other terms than were agreed; what it leaves unsaid is no difference. */
export function changesTerms(form: OrderTerms, agreed: AgreedTerms): boolean {
  const taken = agreedTerms(form, agreed)
  return (
    taken.deliveryFrom !== agreed.deliveryFrom ||
    taken.deliveryTo !== agreed.deliveryTo ||
    taken.cancelAfter !== agreed.cancelAfter ||
    taken.remark !== agreed.remark
  )
}
