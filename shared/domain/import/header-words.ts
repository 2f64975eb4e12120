import type { OrderField } from '../../schemas/imports'
import { headerKeys, plainText, wordKey } from './text'

/** What a header of an order form can mean; `ignored` is a known column that carries nothing for the order. */
export type HeaderField = OrderField | 'product' | 'distributor' | 'sizeHeading' | 'ignored'

const WORDS: Readonly<Record<HeaderField, string>> = {
  skuCode: 'sku sku编码 sku码 sku号 skucode skuno 单品编码 单品代码 单品号 单品 规格编码 商品sku sku代码 skuid',
  barcode: '条码 条形码 商品条码 国际条码 国标码 ean ean13 upc barcode 吊牌条码 商品条形码',
  styleCode:
    '款号 款式编号 款式编码 款式代码 款式号 款式 款 款色号 大货款号 商品款号 产品款号 style styleno stylecode stylenumber styleid article articleno artno art model modelno 款色 款色编码 款号颜色 款号色号 款号+颜色 款式颜色 stylecolour stylecolor 款式款号 厂款号 款式货号',
  styleName:
    '款名 品名 款式名称 商品名称 产品名称 名称 货品名称 品类名称 商品名 产品名 stylename productname description itemname name itemdescription productdescription articlename 款式名 货名 物料名称 productdesc styledesc 中文名称 英文名称',
  colour:
    '颜色 色 颜色名称 色名 花色 色系 颜色描述 colour color colourname colorname col 色号 颜色编码 颜色代码 色码 colourcode colorcode colorno 花型 shade colourdescription colordescription',
  size: '尺码 尺寸 规格 码 号型 码数 尺码名称 size sizename sizecode sz 尺码号 size名称 码段',
  sizeGroup: '尺码组 尺码组别 尺码段 号型组 sizegroup sizerange sizescale sizerun',
  sizeHeading: '尺码配比 尺码明细 尺码数量 各码数量 分码数量 尺码分布 尺码件数 配码 sizes sizebreakdown quantitybysize',
  quantity:
    '数量 件数 订货数量 订货数 订单数量 订购数量 订数 订量 订货量 补货数量 补货数 补货量 采购数量 要货数量 要货数 下单数量 下单数 需求数量 申请数量 本次数量 本次订货 发货数量 发货数 出货数量 退货数量 销售数量 销量 实销数量 qty quantity orderqty orderedqty orderquantity pcs pieces units unit 件 数 订货 定货 定货数 定货数量 订单数 订单件数 补货件数 补货 要货 要货量 需求数 申请数 铺货数 铺货数量 进货数量 采购数 采购量 报货数 实订数 实订数量 预订数量 预订数 定购数量 数目 orderunits requiredqty reqquantity requestedquantity',
  total:
    '合计 小计 总计 总数 总量 合计数量 数量合计 合计件数 件数合计 总件数 总数量 总合计 total totalqty totalquantity totalunits totalpcs subtotal sum qtytotal totalpieces piecestotal 总计数量 总件',
  tagPrice:
    '吊牌价 吊牌价格 吊牌 零售价 零售单价 标价 牌价 标准价 建议零售价 统一零售价 全国统一零售价 原价 tagprice listprice retailprice rrp msrp retail srp ticketprice 零售 吊牌零售价 建议售价 正价 全价 retailunitprice suggestedretailprice',
  rate: '折扣 扣率 折率 折扣率 供货折扣 结算折扣 折扣系数 进货折扣 拿货折扣 订货折扣 扣点 discount rate discountrate disc 折数 折 供货折 结算扣率 批发折扣 结算折率 discountpercent',
  unitPrice:
    '单价 结算价 供货价 进货价 折后价 折扣价 批发价 成交价 结算单价 供货单价 出货价 实价 净价 订货价 unitprice netprice price wholesaleprice wholesale netunitprice cost unitcost 折后单价 折后供价 供价 批发单价 进价 拿货价 结算价格 net wholesaleunitprice dealerprice dealernet yourprice netcost wsp costprice invoiceprice',
  amount:
    '金额 结算金额 总金额 金额合计 合计金额 订货金额 总额 货款 折后金额 净额 实际金额 应付金额 订单金额 小计金额 amount netamount lineamount linetotal totalamount value totalvalue netvalue extended extendedamount extendedprice extendedvalue extprice extamount linevalue lineprice 折后总额 折后总价 总价 订货总额 结算总额',
  distributorCode:
    '客户编码 客户编号 客户代码 客户号 经销商编码 经销商编号 经销商代码 代理商编码 代理商编号 代理商代码 加盟商编码 店铺编码 店铺代码 门店编码 店号 customercode customerno customerid customernumber distributorcode dealercode dealerno accountno accountcode soldto resellercode 分销商编码 分销商代码 加盟商编号 加盟商代码 加盟店编码 店铺编号 店代码 客编 店铺号 storecode storeno storeid shopcode accountid buyercode dealerid distributorno distributorid resellerno',
  distributorName:
    '客户名称 客户姓名 经销商名称 代理商名称 加盟商名称 店铺名称 门店名称 店名 订货单位 购货单位 订货客户 customername distributorname dealername accountname resellername soldtoname 分销商名称 客户全称 客户简称 经销商全称 收货单位 购货方 订货方 需方 单位名称 storename shopname buyername',
  distributor:
    '客户 经销商 代理商 代理 加盟商 店铺 门店 customer distributor dealer reseller account client 分销商 加盟店 专卖店 客商 买方 billto buyer store shop retailer purchaser',
  date: '日期 订货日期 下单日期 订单日期 订购日期 单据日期 制单日期 开单日期 补货日期 填表日期 填单日期 date orderdate documentdate podate 下单时间 订货时间 订单时间 提交时间 制表日期 创建日期 创建时间 开单时间 业务日期 单据时间 填写日期 dateoforder orderdt',
  reference:
    '单号 订单号 订单编号 订货单号 订单号码 单据号 单据编号 采购单号 采购订单号 补货单号 客户单号 合同号 表单编号 orderno orderref ordernumber orderid ref reference referenceno po pono ponumber documentno docno customerpo yourref 单据号码 合同编号 流水号 申请单号 要货单号 订货编号 purchaseorder purchaseorderno purchaseordernumber customerref orderreference',
  kind: '订单类型 类型 单据类型 订货类型 业务类型 ordertype type',
  product:
    '货号 商品编码 商品编号 商品代码 商品号 货品编码 货品编号 货品代码 物料编码 物料号 产品编码 产品编号 产品代码 编码 编号 代码 item itemno itemcode itemnumber itemid productcode productno productid product productnumber material materialno code partno 款码 plu productref',
  ignored:
    '序号 序 行号 项次 项目 图片 图 款图 照片 备注 说明 remark remarks note notes comment comments no line lineno linenumber image picture photo 交期 交货日期 货期 交货期 duedate deliverydate delivery 区域 大区 地区 region area 省份 城市 city 类别 品类 大类 小类 中类 系列 category subcategory class 季节 季 年份 波段 上市波段 season wave year drop 性别 gender 面料 成分 材质 fabric 单位 uom 品牌 brand 箱号 库存 可用库存 stock available 上市日期 launchdate 业务员 salesperson 订货会 fair 吊牌金额 零售金额 零售额 吊牌总额 吊牌价金额 retailamount retailvalue tagamount 国家 country 币种 currency 等级 grade 页码 page 配比 手数 已发数量 未发数量 已发 未发 上次数量 去年数量 库存数量 现有库存 建议数量 起订量 moq 目标 库位 仓位 跟单员 跟单 制单人 制单 审核 审核人 审批 联系人 电话 联系电话 手机 手机号 传真 地址 收货地址 送货地址 收货人 物流 快递 运费 付款方式 结算方式 交货方式 交货地点 供应商 工厂 版型 颜色图片 tel phone mobile fax email attn attention contact address shipto shipvia terms paymentterms rep salesrep preparedby approvedby supplier factory vendor due requireddate shipdate 交货时间 发货日期 到货日期 要求到货日期 有效期 打印日期 打印时间 printdate 版本',
}

const FIELDS = new Map<string, HeaderField>()
for (const field of fieldNames()) for (const word of WORDS[field].split(' ')) FIELDS.set(wordKey(word), field)

function fieldNames(): readonly HeaderField[] {
  return Object.keys(WORDS).filter((name): name is HeaderField => name in WORDS)
}

const CONTAINING: readonly (readonly [RegExp, HeaderField])[] = [
  [/(?:已发|未发|上次|去年|同期|库存|建议|累计|可用|历史|last|previous|onhand|stock)/, 'ignored'],
  [/(?:交货|发货|到货|打印|上市|截止)(?:日期|时间|期)$/, 'ignored'],
  [/(?:最早|最迟|最晚|要求)(?:交货|到货|发货)|过期取消|取消日期|cancel(?:date|by|after)|deliver(?:y)?by/, 'ignored'],
  [/条码$|barcode/, 'barcode'],
  [/款号$|^style(?:no|code|number)/, 'styleCode'],
  [/(?:吊牌|零售)(?:总额|金额)/, 'ignored'],
  [/吊牌价|零售价|listprice|tagprice|retailprice|rrp/, 'tagPrice'],
  [/折扣|扣率|discount/, 'rate'],
  [/金额|amount/, 'amount'],
  [/单价|结算价|供货价|折后价|批发价|unitprice|netprice/, 'unitPrice'],
  [/(?:合计|总)(?:件数|数量?)|totalq/, 'total'],
  [/(?:订货|定货|订购|补货|下单|要货|需求|采购)(?:件数|数量?|量)$|数量$|件数$|qty$|quantity$/, 'quantity'],
  [/颜色|colou?r/, 'colour'],
  [/(?:客户|经销商|代理商|分销商|加盟商|店铺)(?:编码|编号|代码)/, 'distributorCode'],
  [/(?:客户|经销商|代理商|分销商|加盟商|店铺)(?:名称|全称|简称)/, 'distributorName'],
  [/(?:订货|定货|订单|下单|单据|开单|填写|提交|补货)(?:日期|时间)$|orderdate/, 'date'],
  [/(?:订单|单据|订货单|补货单|采购单|申请单|要货单)(?:号|号码|编号)$|orderno|ordernumber/, 'reference'],
  [/备注|remark|note/, 'ignored'],
]

/** The unit a header names for its figures. */
export type HeaderUnit = 'fen' | 'bp' | 'percent' | 'tenths'

/** What a header cell means: exact words score 1, words inside a longer header 0.6. */
export interface HeaderMatch {
  readonly field: HeaderField
  readonly score: number
  readonly unit?: HeaderUnit
}

const LONGEST_HEADER = 40

/** The meaning of a header's words in Chinese or English, brackets and units set aside; null when unknown. */
export function matchHeader(text: string): HeaderMatch | null {
  if (text.length > LONGEST_HEADER) return null
  const plain = plainText(text)
  const unit = unitOf(plain)
  for (const key of headerKeys(text)) {
    const field = FIELDS.get(key)
    if (field !== undefined) return { field: inMoney(field, plain), score: 1, ...(unit ? { unit } : {}) }
  }
  const [, outside = ''] = headerKeys(text)
  if (!/\p{L}/u.test(outside)) return null
  const found = CONTAINING.find(([pattern]) => pattern.test(outside))
  return found ? { field: found[1], score: 0.6, ...(unit ? { unit } : {}) } : null
}

/** 合计(元) adds up money, not pieces. */
function inMoney(field: HeaderField, plain: string): HeaderField {
  return field === 'total' && /[([【](?:元|rmb|cny|¥|￥|\$|usd|eur|€)[)\]】]|[¥$€]$/i.test(plain) ? 'amount' : field
}

/** The unit that a header's words or brackets name. */
export function unitOf(text: string): HeaderUnit | undefined {
  if (/_fen$|\(分\)|(?:^|[^a-z])fen(?:$|[^a-z])/i.test(text)) return 'fen'
  if (/_bp$|\bbps?\b|‱|万分/i.test(text)) return 'bp'
  if (/%|percent|百分/i.test(text)) return 'percent'
  return /\(折\)/.test(text) ? 'tenths' : undefined
}
