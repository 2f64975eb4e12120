import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocationStatus, openQuantity, orderStatus, productionStatus } from '../../../shared/domain/order-status'

const order = (quantity: number, allocatedQuantity: number, shippedQuantity: number, cancelledQuantity: number) => ({
  quantity,
  allocatedQuantity,
  shippedQuantity,
  cancelledQuantity,
})

describe('orderStatus', () => {
  it.each([
    [order(10, 0, 0, 0), 'approved'],
    [order(10, 0, 0, 4), 'approved'],
    [order(10, 3, 0, 0), 'partlyAllocated'],
    [order(10, 10, 0, 0), 'allocated'],
    [order(10, 6, 0, 4), 'allocated'],
    [order(10, 0, 3, 0), 'partlyShipped'],
    [order(10, 7, 3, 0), 'partlyShipped'],
    [order(10, 0, 10, 0), 'completed'],
    [order(10, 0, 6, 4), 'completed'],
    [order(10, 0, 0, 10), 'cancelled'],
  ] as const)('%o is %s', (pieces, status) => {
    expect(orderStatus(pieces)).toBe(status)
  })

  it('is closed exactly when nothing is open and nothing is promised', () => {
    const pieces = fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
      .filter((parts) => parts.some((part) => part > 0))
      .map(([open, allocated, shipped, cancelled]) =>
        order(open + allocated + shipped + cancelled, allocated, shipped, cancelled),
      )
    fc.assert(
      fc.property(pieces, (counted) => {
        const closed = ['completed', 'cancelled'].includes(orderStatus(counted))
        expect(closed).toBe(openQuantity(counted) === 0 && counted.allocatedQuantity === 0)
      }),
    )
  })
})

describe('allocationStatus', () => {
  it.each([
    [{ quantity: 5, consumedQuantity: 0, releasedQuantity: 0 }, 'firm'],
    [{ quantity: 5, consumedQuantity: 2, releasedQuantity: 2 }, 'firm'],
    [{ quantity: 5, consumedQuantity: 5, releasedQuantity: 0 }, 'consumed'],
    [{ quantity: 5, consumedQuantity: 1, releasedQuantity: 4 }, 'consumed'],
    [{ quantity: 5, consumedQuantity: 0, releasedQuantity: 5 }, 'released'],
  ] as const)('%o is %s', (pieces, status) => {
    expect(allocationStatus(pieces)).toBe(status)
  })
})

describe('productionStatus', () => {
  it('is completed only when every line is, because one line over-delivered does not make up for another', () => {
    const line = (quantity: number, receivedQuantity: number) => ({ quantity, receivedQuantity })
    expect(productionStatus([line(5, 0), line(5, 0)])).toBe('placed')
    expect(productionStatus([line(5, 10), line(5, 0)])).toBe('partlyReceived')
    expect(productionStatus([line(5, 6), line(5, 5)])).toBe('completed')
  })
})
