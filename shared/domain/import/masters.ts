import type { DistributorRow, RecordsReading, RegionRow, Sheets, SkuRow } from '../../schemas/imports'
import { readRecords } from './records'

const REGIONS = {
  words: {
    code: 'code 编码 代码 编号 区域编码 区域代码 区域编号 大区编码 regioncode regionid region_id 大区代码 大区编号 地区编码 地区代码 片区编码 territorycode territoryid regionno',
    name: 'name 名称 区域 区域名称 大区 大区名称 地区 regionname region territory 片区名称 地区名称 销售区域 territoryname',
    country: 'country 国家 国家地区',
    group: 'group 分组 大洲 区域组 片区 continent groupname 所属大洲 分组名称 territorygroup regiongroup',
  },
  required: ['code', 'name'],
} as const

/** Reads the sales territories. */
export function readRegions(sheets: Sheets): RecordsReading<RegionRow> {
  return readRecords(sheets, REGIONS, (row) => {
    const code = row.must('code', row.code('code'))
    const name = row.must('name', row.words('name'))
    if (row.failed || code === undefined || name === undefined) return undefined
    const country = row.words('country')
    const group = row.words('group')
    return { sheet: row.sheet, row: row.row, code, name, ...(country ? { country } : {}), ...(group ? { group } : {}) }
  })
}

const DISTRIBUTORS = {
  words: {
    code: 'code 编码 代码 编号 客户编码 客户编号 客户代码 经销商编码 经销商编号 经销商代码 代理商编码 代理商编号 代理商代码 distributorcode customercode customerno dealercode distributor customerid 客户代号 客户号 客编 店铺编码 店铺代码 加盟商编码 加盟商代码 分销商编码 accountno accountcode customernumber distributorno distributorid dealerno dealerid resellercode resellerno',
    name: 'name 名称 客户 客户名称 经销商 经销商名称 代理商 代理商名称 distributorname customername customer dealername dealer 客户全称 公司名称 单位名称 店铺名称 加盟商 加盟商名称 分销商 分销商名称 经销商全称 accountname reseller resellername companyname',
    type: 'type 类型 客户类型 经销商类型 businesstype 客户类别 渠道类型 customertype channel',
    city: 'city 城市 市 所在城市 地市 cityname',
    province: 'province 省 省份 state stateprovince 省市 所在省 省市区 provincename',
    country: 'country 国家',
    region:
      'region 区域 区域编码 区域代码 大区 所属区域 地区 regioncode territory 所属大区 归属区域 归属大区 销售区域 片区 所属片区 区域名称 大区名称 大区编码 大区代码 regionname territorycode territoryname',
    grade: 'grade 等级 级别 客户等级 客户级别 level 评级 信用等级 customergrade customerlevel',
    creditLimit:
      'creditlimitfen creditlimit 信用额度 授信额度 额度 信用额 授信 信用限额 赊销额度 授信金额 credit creditline',
    paymentTerms:
      'paymenttermsdays paymentterms 账期 账期天数 付款天数 信用天数 结算周期 terms days 账期日 信用期 信用期限 回款天数 结算天数 付款期限 paymentdays creditdays netdays',
    discount:
      'discountbp discount 折扣 扣率 供货折扣 拿货折扣 rate ratebp 折扣率 结算折扣 进货折扣 批发折扣 折数 订货折扣 discountrate',
  },
  required: ['code', 'name', 'region'],
} as const

/** Reads the distributors; money of a column not in fen is yuan, a discount is the share of the tag price they pay. */
export function readDistributors(sheets: Sheets): RecordsReading<DistributorRow> {
  return readRecords(sheets, DISTRIBUTORS, (row) => {
    const code = row.must('code', row.code('code'))
    const name = row.must('name', row.words('name'))
    const regionCode = row.must('region', row.code('region'))
    const optional = {
      type: row.words('type'),
      city: row.words('city'),
      province: row.words('province'),
      country: row.words('country'),
      grade: row.words('grade'),
      creditLimitFen: row.money('creditLimit'),
      paymentTermsDays: row.days('paymentTerms'),
      discountBp: row.rate('discount'),
    }
    if (row.failed || code === undefined || name === undefined || regionCode === undefined) return undefined
    return { sheet: row.sheet, row: row.row, code, name, regionCode, ...given(optional) }
  })
}

const SKUS = {
  words: {
    sku: 'sku skucode sku编码 单品 单品编码 单品号 商品编码 货品编码 商品代码 itemno itemcode item productcode 单品代码 sku号 sku码 货品代码 货品编号 商品编号 规格编码 物料编码 itemnumber skuno skunumber itemid',
    style:
      'style stylecode styleno 款号 款式编码 款式编号 货号 articleno article 款式代码 款号编码 商品款号 产品款号 款 stylenumber styleid articlenumber model modelno',
    styleName: 'stylename 款名 款式名称 款式 品名 款式描述 款式全称 styledescription',
    name: 'name 名称 商品名称 货品名称 产品名称 description productname 单品名称 sku名称 规格名称 itemname itemdescription',
    category: 'category 类别 品类 大类 分类 品类名称 产品类别 商品类别 一级分类 categoryname',
    subcategory: 'subcategory 小类 子类 中类 二级分类 二级类别 子类别 细类 subcategoryname',
    colour: 'colour color 颜色 颜色名称 色 花色 颜色描述 色名 色号 颜色编码 colourname colorname',
    size: 'size 尺码 尺寸 规格 号型 码 尺码名称 码数 sizename sizecode',
    cost: 'costfen cost 成本 成本价 进价 采购价 成本单价 含税成本 标准成本 unitcost standardcost costprice',
    tagPrice:
      'tagpricefen tagprice 吊牌价 零售价 标价 牌价 listprice retailprice rrp msrp 吊牌 吊牌价格 零售单价 标准价 原价 建议零售价 统一零售价 全国统一零售价 retail suggestedretailprice ticketprice',
    season: 'season 季节 季 年季 款季 季度 上市季节',
    wave: 'wave 波段 上市波段 drop',
    barcode: 'barcode 条码 条形码 ean ean13 upc 国际条码 商品条码 国标码 69码 barcodeno',
  },
  required: ['sku', 'style', 'tagPrice'],
} as const

/** The colour of goods that come in none, and the size of goods that come in one, where a list leaves them out. */
const NO_COLOUR = '-'
const ONE_SIZE = 'F'

/** Reads styles as their style × colour × size rows; a list without a colour or size column has one of each. */
export function readSkus(sheets: Sheets): RecordsReading<SkuRow> {
  return readRecords(sheets, SKUS, (row) => {
    const skuCode = row.must('sku', row.code('sku'))
    const styleCode = row.must('style', row.code('style'))
    const tagPriceFen = row.must('tagPrice', row.money('tagPrice'))
    const name = row.words('name')
    const styleName = row.words('styleName') ?? name ?? styleCode
    const optional = {
      name,
      category: row.words('category'),
      subcategory: row.words('subcategory'),
      costFen: row.money('cost'),
      season: row.words('season'),
      wave: row.words('wave'),
      barcode: row.code('barcode'),
    }
    if (tagPriceFen !== undefined && tagPriceFen < 0) row.fail('tagPrice', 'notAnAmount', { text: tagPriceFen / 100 })
    if (row.failed || skuCode === undefined || styleCode === undefined || tagPriceFen === undefined) return undefined
    const colour = row.words('colour') ?? NO_COLOUR
    const size = row.words('size') ?? ONE_SIZE
    return {
      sheet: row.sheet,
      row: row.row,
      skuCode,
      styleCode,
      styleName: styleName ?? styleCode,
      colour,
      size,
      tagPriceFen,
      ...given(optional),
    }
  })
}

/** Only the fields that have a value, so that an absent column is absent and not undefined. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const result: { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } = {}
  for (const key in fields) {
    const value = fields[key]
    // Exclude cannot follow the test, which removes exactly undefined.
    if (value !== undefined) result[key] = value as Exclude<Fields[typeof key], undefined>
  }
  return result
}
