/** A size as the sample's size groups list it. */
export interface SampleSize {
  readonly code: string
  readonly alias: string
  readonly core: boolean
  readonly ratio: number
}

/** The people of the sample's office; all of them sign in with the password of whoever made the sample. */
export const samplePeople = [
  { name: 'chenjing', displayName: '陈静', role: 'assistant' },
  { name: 'wanglei', displayName: '王磊', role: 'supervisor' },
  { name: 'limin', displayName: '李敏', role: 'manager' },
  { name: 'zhangwei', displayName: '张伟', role: 'representative' },
  { name: 'liufang', displayName: '刘芳', role: 'relations' },
  { name: 'zhaoguoqiang', displayName: '赵国强', role: 'director' },
] as const

/** Eight regions from north to south, with the cities their distributors sit in. */
export const sampleRegions = [
  {
    code: 'DB',
    name: '东北',
    climate: 'north',
    cities: [
      ['哈尔滨', '黑龙江'],
      ['长春', '吉林'],
      ['沈阳', '辽宁'],
      ['大连', '辽宁'],
      ['吉林', '吉林'],
      ['大庆', '黑龙江'],
      ['鞍山', '辽宁'],
    ],
  },
  {
    code: 'HB',
    name: '华北',
    climate: 'north',
    cities: [
      ['北京', '北京'],
      ['天津', '天津'],
      ['石家庄', '河北'],
      ['太原', '山西'],
      ['呼和浩特', '内蒙古'],
      ['唐山', '河北'],
      ['保定', '河北'],
      ['大同', '山西'],
    ],
  },
  {
    code: 'XB',
    name: '西北',
    climate: 'north',
    cities: [
      ['西安', '陕西'],
      ['兰州', '甘肃'],
      ['乌鲁木齐', '新疆'],
      ['银川', '宁夏'],
      ['西宁', '青海'],
      ['宝鸡', '陕西'],
      ['咸阳', '陕西'],
    ],
  },
  {
    code: 'SD',
    name: '山东',
    climate: 'central',
    cities: [
      ['济南', '山东'],
      ['青岛', '山东'],
      ['烟台', '山东'],
      ['潍坊', '山东'],
      ['临沂', '山东'],
      ['淄博', '山东'],
      ['济宁', '山东'],
    ],
  },
  {
    code: 'HD',
    name: '华东',
    climate: 'central',
    cities: [
      ['上海', '上海'],
      ['杭州', '浙江'],
      ['南京', '江苏'],
      ['苏州', '江苏'],
      ['宁波', '浙江'],
      ['合肥', '安徽'],
      ['无锡', '江苏'],
      ['温州', '浙江'],
    ],
  },
  {
    code: 'HZ',
    name: '华中',
    climate: 'central',
    cities: [
      ['武汉', '湖北'],
      ['长沙', '湖南'],
      ['郑州', '河南'],
      ['南昌', '江西'],
      ['洛阳', '河南'],
      ['宜昌', '湖北'],
      ['株洲', '湖南'],
      ['襄阳', '湖北'],
    ],
  },
  {
    code: 'XN',
    name: '西南',
    climate: 'south',
    cities: [
      ['成都', '四川'],
      ['重庆', '重庆'],
      ['昆明', '云南'],
      ['贵阳', '贵州'],
      ['绵阳', '四川'],
      ['遵义', '贵州'],
      ['曲靖', '云南'],
    ],
  },
  {
    code: 'HN',
    name: '华南',
    climate: 'south',
    cities: [
      ['广州', '广东'],
      ['深圳', '广东'],
      ['南宁', '广西'],
      ['海口', '海南'],
      ['厦门', '福建'],
      ['福州', '福建'],
      ['佛山', '广东'],
      ['东莞', '广东'],
    ],
  },
] as const

/** What distributors are called between their city and their legal form. */
export const sampleFirms = [
  '雅宁',
  '恒锦',
  '瑞蝶',
  '锦程',
  '百盛源',
  '华裳',
  '美伊',
  '天衣',
  '丽都',
  '云裳',
  '金缕',
  '芳华',
  '盛装',
  '衣品',
  '佳人',
  '锦绣',
  '凤来',
  '新雅',
  '嘉和',
  '鼎尚',
] as const
/** How a distributor's name ends. */
export const sampleForms = ['服饰有限公司', '商贸有限公司', '时装有限公司', '百货有限公司'] as const

/** Twelve colours with their swatches. */
export const sampleColours = [
  { code: '01', name: '黑色', swatch: '#1f1f1f' },
  { code: '02', name: '本白', swatch: '#f5f2ea' },
  { code: '03', name: '米色', swatch: '#e3d5bb' },
  { code: '04', name: '雾灰', swatch: '#9aa0a6' },
  { code: '05', name: '藏青', swatch: '#1d2f52' },
  { code: '06', name: '卡其', swatch: '#b79b6c' },
  { code: '07', name: '酒红', swatch: '#6d1f2b' },
  { code: '08', name: '墨绿', swatch: '#23483b' },
  { code: '09', name: '驼色', swatch: '#c19a6b' },
  { code: '10', name: '藕粉', swatch: '#e5b7b7' },
  { code: '11', name: '牛仔蓝', swatch: '#4a6c94' },
  { code: '12', name: '姜黄', swatch: '#d79b2e' },
] as const

/** Three runs of sizes: tops, trousers, one size. */
export const sampleSizeGroups: readonly {
  readonly code: string
  readonly name: string
  readonly sizes: readonly SampleSize[]
}[] = [
  {
    code: 'TOP',
    name: '上装 S–XXL',
    sizes: [
      { code: 'S', alias: '155/80A', core: false, ratio: 1 },
      { code: 'M', alias: '160/84A', core: true, ratio: 2 },
      { code: 'L', alias: '165/88A', core: true, ratio: 2 },
      { code: 'XL', alias: '170/92A', core: true, ratio: 1 },
      { code: 'XXL', alias: '175/96A', core: false, ratio: 1 },
    ],
  },
  {
    code: 'BOT',
    name: '下装 26–32',
    sizes: ['26', '27', '28', '29', '30', '31', '32'].map((code, at) => ({
      code,
      alias: '',
      core: at >= 1 && at <= 4,
      ratio: at >= 1 && at <= 4 ? 2 : 1,
    })),
  },
  { code: 'ONE', name: '均码', sizes: [{ code: '均码', alias: 'F', core: true, ratio: 1 }] },
]

/** The categories of a season: words a style's name is made of, its sizes, and its tag prices in yuan. */
export const sampleCategories = {
  summer: [
    { name: '衬衫', group: 'TOP', low: 259, high: 459, nouns: ['真丝衬衫', '棉麻衬衫', '条纹衬衫', '荷叶边衬衫'] },
    { name: 'T恤', group: 'TOP', low: 159, high: 299, nouns: ['圆领T恤', '印花T恤', '短款T恤', '冰丝T恤'] },
    { name: '连衣裙', group: 'TOP', low: 399, high: 899, nouns: ['碎花连衣裙', '收腰连衣裙', '雪纺连衣裙', '衬衫裙'] },
    { name: '裤装', group: 'BOT', low: 259, high: 499, nouns: ['阔腿裤', '直筒裤', '小脚裤', '亚麻裤'] },
    { name: '配饰', group: 'ONE', low: 79, high: 259, nouns: ['真丝方巾', '草编帽', '编织腰带'] },
  ],
  winter: [
    { name: '外套', group: 'TOP', low: 699, high: 1299, nouns: ['双面呢大衣', '风衣', '小香风外套', '牛仔外套'] },
    { name: '羽绒服', group: 'TOP', low: 899, high: 1999, nouns: ['长款羽绒服', '短款羽绒服', '轻薄羽绒服'] },
    { name: '针织衫', group: 'TOP', low: 299, high: 699, nouns: ['羊毛开衫', '高领毛衣', '羊绒衫', '针织背心'] },
    { name: '裤装', group: 'BOT', low: 299, high: 599, nouns: ['加绒直筒裤', '呢料九分裤', '锥形裤', '牛仔裤'] },
    { name: '配饰', group: 'ONE', low: 99, high: 399, nouns: ['羊毛围巾', '针织帽', '羊皮手套'] },
  ],
} as const

/** What gives a style's name its character. */
export const sampleAdjectives = [
  '简约',
  '复古',
  '通勤',
  '法式',
  '都市',
  '廓形',
  '修身',
  '文艺',
  '经典',
  '轻奢',
] as const
/** Factories that make the goods. */
export const sampleFactories = ['嘉兴华纺制衣', '东莞锦业服装', '常熟盛泰制衣', '青岛海润服饰'] as const
/** Carriers that take them out. */
export const sampleCarriers = ['德邦快递', '顺丰速运', '安能物流', '中通快运'] as const
