/** Factories: who makes the goods, and on which terms. */
export const factories = {
  title: '工厂',
  one: '工厂',
  new: '新工厂',
  none: '还没有工厂',
  noneHint: '按 Alt+N 添加；生产单选工厂后自动带出生产周期、起订量和允差。',
  field: {
    contact: '联系人',
    phone: '电话',
    leadDays: '生产周期（天）',
    tolerance: '允差',
    minimum: '每款色起订',
    openOrders: '在产单',
    openQuantity: '未入库',
  },
  leadHint: '从下单到入库',
  toleranceHint: '每款色多交或少交不超过订货的这个比例',
} as const
