import type { SameKeys } from '../shape'
import type { errors as chinese } from '../zh-CN/errors'

/** What every refusal code says: what is wrong and what to do. Params fill the blanks. */
export const errors: SameKeys<typeof chinese> = {
  title: 'Not done',
  code: {
    notFound: 'Not found: it may have been removed, or the number is wrong',
    invalidInput: 'Something is not filled in correctly; check the fields marked red',
    unknownMethod: 'There is no method "{{method}}"',
    invalidUsage: 'The command is not written correctly; --help tells how',
    notSignedIn: 'The session has ended; sign in again',
    notPermitted: 'Your role does not allow this; ask the administrator',
    wrongPassword: 'User name or password is wrong; {{attemptsLeft}} attempts left',
    locked: 'Too many attempts: the account is locked until {{until}}. Try again then, or ask the administrator',
    weakPassword: 'The password is too simple: at least {{minimum}} characters and not the user name',
    duplicateCode: 'The code {{code}} is in use already; choose another',
    unknownCode: 'There is no record with the code {{code}}',
    stale: '{{userName}} changed and saved {{number}} first. What you entered is still here; compare, then save again',
    wrongState: '{{number}} is now "{{status}}", so this step is not possible',
    belowCommitted: '{{committed}} pieces of {{sku}} are allocated or shipped; it cannot become {{wanted}}',
    formOfOther: '"{{file}}" belongs to {{distributor}}, not to the distributor of order {{number}}',
    unchanged: 'Nothing was changed in {{number}}',
    noLines: 'The document has no lines yet; enter quantities first',
    fairClosed: 'Orders of the fair "{{fair}}" were due by {{deadline}}; a supervisor can still submit this one',
    creditExceeded:
      '{{distributor}} is over the credit limit of ¥{{limitFen, fen}} by ¥{{overFen, fen}}; ¥{{neededFen, fen}} has to be released. Who may: {{who}}',
    creditOverdue:
      'The oldest debt of {{distributor}} is {{overdueDays}} days overdue (goods stop after {{stopAfterDays}}); ¥{{neededFen, fen}} has to be released. Who may: {{who}}',
    stockMissing: 'Not enough stock of {{sku}} in {{warehouse}}: {{missing}} short',
    stockLacking:
      '{{count}} SKUs are below zero or promised beyond what there is (such as {{sku}} in {{warehouse}}): bring them in or release them before negative stock is forbidden',
    demandMissing:
      'Order {{number}} wants only {{open}} more of {{sku}}, but {{needed}} are allocated; reduce them and confirm again',
    followedBy: '{{number}} was followed by {{by}}; take that back first',
    poolDrawn:
      'What {{number}} brought into the {{part}} was drawn by {{by}}: without it {{overdrawnFen, fen}} would be lacking, so take that back first',
    quotaExceeded:
      'Over the return quota by ¥{{overFen, fen}} (¥{{leftFen, fen}} left); someone entitled has to approve it',
    returnBeyondSold:
      '{{number}} holds {{quantity}} pieces beyond what was sold to this customer and has not come back; somebody entitled has to approve them with a reason',
    returnChanged:
      '{{number}} was asked for at {{approvedFen, fen}}; its sales were used by another return or never arrived, so it is {{amountFen, fen}} now ({{quantity}} pieces without a sale). Price it anew and have it approved again',
    mixedTransfer:
      'One of "{{from}}" and "{{to}}" is ours and the other a customer: use a shipment to send, a return to take back',
    transferBeyondHeld:
      '{{warehouse}} is not known to hold what it sends: {{held}} of {{sku}}, {{quantity}} asked for ({{count}} SKUs in all). If it does have them, say why',
    overTolerance:
      '{{style}} came with {{quantity}} pieces too many; production order {{number}} allows {{allowed}}. Someone with the permission can take them in with a reason',
    underTolerance:
      '{{style}} lacks {{quantity}} pieces; production order {{number}} allows {{allowed}}. Someone with the permission can close it with a reason',
    limitExceeded: '¥{{amountFen, fen}} exceeds what your role may decide (¥{{limitFen, fen}}); pass it on',
    priceBelowFloor:
      '¥{{priceFen, fen}} is below the floor of "{{rule}}", ¥{{floorFen, fen}}; ask someone who may go below it',
    priceBelowLimit:
      '¥{{priceFen, fen}} is more than your role may give: the policy price is ¥{{policyFen, fen}}, at most {{limitBp, rate}} less, ¥{{lowestFen, fen}} at the lowest',
    periodLocked: 'Everything up to {{through}} is closed; nothing can be posted on {{date}}',
    periodAgreed:
      '{{distributor}} agreed to statement {{number}} of {{from}} to {{through}}; nothing can be posted on {{date}}. Use a later day, or ask a manager to post it late, which puts it into the next statement',
    periodStated:
      'Statement {{number}} of {{distributor}} already covers {{from}} to {{through}}; a new one may neither overlap it nor lie before it',
    unexplained: '{{count}} differences are not accepted or explained yet, so it can be neither agreed nor signed',
    lastAdministrator: 'At least one administrator has to remain',
    fileUnreadable: 'The file "{{name}}" cannot be opened: damaged, or not a supported format',
    fileEmpty: 'The file "{{name}}" holds no data',
    sheetUnrecognised: 'The columns of sheet "{{sheet}}" are not recognised; say what each column means',
    fileRepeated: 'The file "{{file}}" was imported before, on {{at}}',
    importProblems: 'The file has {{count}} problems; mend them to import. Nothing has been written',
    undoRefused: 'This import cannot be undone: work on {{number}} has gone on ({{status}}), or masters were imported',
    differenceTooBig:
      '¥{{differenceFen, fen}} is more than the small-difference limit of ¥{{limitFen, fen}}; enter an adjustment for approval instead',
    settlementUndone: 'This settlement was taken away already; look again',
    nothingOverdue: '{{distributor}} has nothing overdue and undisputed, so there is nothing to write about',
    newerFile: 'This company was saved by a newer version of the program; update the program first',
    notACompany: 'This file is neither a company nor a backup',
    damagedFile: 'The file "{{name}}" is damaged and cannot be opened; restore the latest backup',
    targetTaken:
      '"{{name}}" is there already and is no earlier backup of this company: a company in use, a backup of another one, or another file. It is not overwritten; choose another name',
    accessDenied: 'There is no permission to read or write "{{name}}"; ask the administrator to check it',
    noCompany: 'No company is open',
    companyExists: 'There is a company named "{{name}}" already',
    companyBusy: 'Another program is using this company; close it there first',
    cancelled: 'Cancelled; nothing has been written',
    internal: 'The program met a fault. Nothing is lost; try again',
    diskRefused:
      'The file {{name}} could not be saved or read ({{reason}}): check space, permissions, and whether another program has it open',
    connectionLost: 'The data service was interrupted and this step was not done; try again',
  },
  more: {
    namedNotFound: '"{{name}}" is not there',
    undoSettled: 'This import cannot be undone: {{number}} is settled; take the settlement away first',
    undoAgreed: 'This import cannot be undone: {{number}} stands in the agreed statement {{statement}}',
    fileTwice: 'The file "{{file}}" was given twice',
    stockMissingOn:
      '{{warehouse}} would be {{missing}} short of {{sku}} on {{date}}, because the goods had not come by then. Choose a later day, or enter what came first',
    toAccept:
      'The file "{{file}}" holds what was brought in before, stands twice, or looks like another kind; if it is right, accept it all the same',
    fieldsInvalid: 'Not filled in correctly: {{fields}}',
    problemsAt: '{{sentence}}: {{places}}',
    place: 'file "{{file}}"',
    sheet: 'sheet "{{sheet}}"',
    row: 'row {{row}}',
    column: 'column {{column}}',
    internalDetail: 'The program met a fault and wrote nothing ({{detail}})',
  },
  usage: {
    noCommand: 'No command was given; --help tells how',
    unknownCommand: 'There is no command "{{word}}"; --help tells how',
    unknownOption: 'There is no option "{{word}}"; --help tells how',
    optionValue: 'The option "{{word}}" wants something after it',
    missing: '{{word}} is missing',
    unknownKind: 'There is no kind "{{word}}"; there are: {{known}}',
    unknownFormat: 'There is no format "{{word}}"; there are: xlsx, csv, pdf',
    unknownLanguage: 'There is no language "{{word}}"; there are: zh-CN, en',
    problemsOnlyDry: '--problems belongs to import orders … --dry-run',
    notSeconds: '"{{word}}" is no number of seconds',
    notJson: '"{{word}}" is no JSON: {{detail}}',
  },
  someone: 'Someone',
  nobody: 'nobody has a high enough approval limit',
  part: { receivable: 'receivable', prepayment: 'prepayment', deposit: 'security deposit', rebate: 'rebate pool' },
  field: {
    required: 'Required',
    invalid: 'Not in the right form',
    tooShort: 'Too short',
    tooLong: 'Too long',
    tooSmall: 'Too small',
    tooBig: 'Too big',
    unknown: 'There is no such entry',
    duplicate: 'In use already',
    repeated: 'Named twice',
    unbalanced: 'Good, defective and rejected pieces must add up to what was received',
    mismatch: 'The two entries differ',
    samePlace: 'This is the place the goods come from',
    otherKind: "Both ends are ours, or both are distributors'",
    tooEarly: 'Earlier than the step before it',
    agreed: 'An approved price stays; settle a difference by an adjustment',
    tooLate: 'Later than today',
    tooLongAgo: 'Before 1990',
    tooFarAhead: 'More than a year ahead',
    zero: 'The amount cannot be zero',
    overPool: 'More than this part of the account holds',
    nothingToDraft: 'No document of ours settles this difference',
    periodBackwards: 'It ends before it begins',
    missing: 'Missing or too small',
    excess: 'Too long or too big',
    stockLacking: 'Some SKUs lack stock, so this cannot be switched off yet',
    notRising: 'each one needs more than the one before',
    changed: 'the figure has changed; work it out again',
    formatUnavailable: 'Not available in this format; choose another',
  },
}
