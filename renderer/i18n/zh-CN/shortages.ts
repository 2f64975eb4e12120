/** What did not arrive, and how that is settled. */
export const shortages = {
  field: {
    source: '来源单据',
    cause: '原因',
    foundOn: '发现日期',
    resolution: '处理结果',
    resolvedOn: '处理日期',
  },
  cause: { picking: '拣货差错', carrier: '运输丢失', miscount: '客户点错', factory: '工厂短装', unknown: '待查' },
  resolution: { credited: '扣款', reshipped: '补发', found: '找到', rejected: '驳回' },
  step: { credited: '扣款', reshipped: '补发', found: '找到', rejected: '驳回' },
  total: { pieces: '少货件数', amount: '涉及金额' },
  ask: {
    title: '{{number}} 按“{{way}}”处理',
    shipment: {
      creditedGoods: '{{pieces}} 件从在途转为损失',
      creditedMoney: '{{distributor}}欠款减少 {{amount}} 元',
      reshippedGoods: '{{pieces}} 件从在途退回{{warehouse}}并占用，生成补发的发货单',
      reshippedMoney: '欠款不变，补发不再计价',
      foundGoods: '{{pieces}} 件由在途转入{{distributor}}库存',
      foundMoney: '欠款不变',
      rejectedGoods: '少货不成立，{{pieces}} 件由在途转入{{distributor}}库存',
      rejectedMoney: '欠款不变',
    },
    transfer: {
      creditedGoods: '{{pieces}} 件从在途转为损失',
      creditedMoney: '调入方不计这部分欠款，{{amount}} 元由我方承担',
      foundGoods: '{{pieces}} 件由在途转入调入方库存',
      foundMoney: '调入方欠款增加 {{amount}} 元',
      rejectedGoods: '少货不成立，{{pieces}} 件由在途转入调入方库存',
      rejectedMoney: '调入方欠款增加 {{amount}} 元',
    },
  },
  said: {
    credited: '{{number}} 已扣款',
    reshipped: '{{number}} 已生成补发单',
    found: '{{number}} 的货已找到',
    rejected: '{{number}} 已驳回',
  },
} as const
