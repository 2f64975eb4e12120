import { importKinds } from '../../shared/schemas/import-runs'
import type { TextLanguage } from '../../shared/texts'

const zh = `npm run -s cli -- --db 文件 --user 用户名 命令 …     （密码取自环境变量 LIANGQING_PASSWORD）

  init --name 公司名 [--sample]           新建账套；--user 成为第一位管理员；--sample 附带两年的示例数据
  call 方法 [JSON]                        调用任意方法；JSON 里的 {"$file": "路径"} 代表一个文件
  methods                                 列出全部方法：输入、种类和所需权限
  import 种类 文件… [--dry-run [--problems 输出]] [--mapping 文件] [--fixes 文件] [--accept-repeated]
                                          种类：${importKinds.join('、')}
                                          --dry-run：只检查，不写入
                                          --problems：把订货表另存一份，加一列写明问题；多个文件存到文件夹
                                          --fixes：代替某些单元格读取的内容，按文件，JSON（订货表）
                                          --mapping：各列的含义，JSON 文件；格式见 --dry-run 输出里的 "mapping"；
                                          银行流水则是每一笔归哪个客户、分到哪些科目、是否导入
                                          --accept-repeated：以前导入过、或更像别的种类的内容，仍然导入
  export 种类 --out 文件或文件夹 [--format xlsx|csv|pdf]
      statement --distributor 客户编号 --from 日期 --to 日期   statements --from 日期 --to 日期（每个客户一个文件）
      order --number 单号    shipment --number 单号           stock [--warehouse 仓库编号] [--as-of 日期]
      ledger [--distributor 客户编号] [--from 日期] [--to 日期]   balances [--as-of 日期]
  verify                                  逐项核查账目；有一项不符，退出码为 1
  backup --out 文件                       把整个账套备份成一个文件，使用中也可以备份；
                                          只会替换同一账套以前的备份，不会覆盖别的文件
  restore 备份文件                        由备份恢复成 --db 指定的账套；不会覆盖已有的文件

  --wait 秒数                             账套正被别人写入时最多等多久（默认 180）
  --language zh-CN|en                     提示所用的语言；不写时为中文，
                                          LC_ALL、LC_MESSAGES 或 LANG 以 "en" 开头时为英文

日期写成 2026-03-05 的样子。凡被拒绝的，都在标准错误输出 JSON：{ "code", "params", "fields", "message" }，退出码为 1。`

const en = `npm run -s cli -- --db FILE --user NAME COMMAND …     (the password comes from LIANGQING_PASSWORD)

  init --name COMPANY [--sample]          a new company; --user becomes its first administrator
  call METHOD [JSON]                      any method of the contract; {"$file": "path"} in the JSON stands for a file
  methods                                 every method with its input, kind and permission
  import KIND FILE… [--dry-run [--problems OUT]] [--mapping FILE] [--fixes FILE] [--accept-repeated]
                                          KIND: ${importKinds.join(', ')}
                                          --problems: writes order forms with a column of their problems, several into a folder
                                          --fixes: what is read instead of some cells, by file, as JSON (order forms)
                                          --mapping: how the columns are read, as JSON; what --dry-run shows as "mapping";
                                          for a bank: whose each line is, which parts it pays, whether it is taken
                                          --accept-repeated: bring in what was brought in before, or looks like another kind
  export KIND --out FILE|DIR [--format xlsx|csv|pdf]
      statement --distributor CODE --from DAY --to DAY      statements --from DAY --to DAY
      order --number NO      shipment --number NO           stock [--warehouse CODE] [--as-of DAY]
      ledger [--distributor CODE] [--from DAY] [--to DAY]   balances [--as-of DAY]
  verify                                  every invariant of the books; exit code 1 when one is broken
  backup --out FILE                       one self-contained file, made while the company is in use; takes the place of an
                                          earlier backup of the same company and of nothing else
  restore BACKUP                          makes --db from a backup; never over an existing file

  --wait SECONDS                          how long to wait for a company that others are writing to (180)
  --language zh-CN|en                     the language of messages; else Chinese, or English where LC_ALL, LC_MESSAGES or
                                          LANG starts with "en"

Whatever is refused is JSON on standard error, { "code", "params", "fields", "message" }, and exit code 1.`

const help: Readonly<Record<TextLanguage, string>> = { 'zh-CN': zh, en }

/** How to use the command line, in the language of its messages. */
export const helpIn = (language: TextLanguage): string => help[language]
