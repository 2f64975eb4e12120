import { expect, it } from 'vitest'
import { listReferencedOrders } from '../../../electron/database/queries/imports'
import { newCompany } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'

it('looks for an order that came before among the references of its distributor alone, however many the book holds', () => {
  const { connection } = newCompany()
  const plans = plansOf(connection, () => listReferencedOrders(connection, 1))
  expect(plans.join('\n')).toContain('documents_referenced_orders (distributor_id=?')
})
