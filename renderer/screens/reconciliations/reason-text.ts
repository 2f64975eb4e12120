import type { useTexts } from '../../i18n'

const reasons = [
  'sameReferenceAndAmount',
  'sameReferenceAndTotal',
  'cancelsItself',
  'quantityDiffers',
  'amountDiffers',
  'wholePiecesMissing',
  'lessThanAPiece',
  'quantityUnknown',
  'equalLineTwice',
  'referenceTwice',
  'shippedNearTheEnd',
  'paymentNotHere',
  'returnNotHere',
  'openingsDiffer',
  'namesSeveral',
  'sameAmountNearby',
  'sumOfSeveral',
  'nearAmountNearby',
  'sameGoodsNearby',
  'roundedOff',
  'freightTaken',
  'rebateTaken',
  'bookedAcrossStart',
  'bookedNearTheEnd',
  'numberAlike',
  'runOfSeveral',
  'carriedOver',
  'otherStyles',
  'receiptNotTheirs',
  'waitsHere',
  'noCounterpart',
] as const

/** Why the program proposes a class, in words. */
export function reasonText(t: ReturnType<typeof useTexts>['t'], reason: string): string {
  const known = reasons.find((own) => own === reason)
  return known === undefined ? '' : t(`reconciliations:reason.${known}`)
}
