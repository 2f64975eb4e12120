import type { Office } from '../../electron/services/office'
import { dispatchShipment } from '../../electron/services/shipments'
import type { DocumentStep } from '../../shared/schemas/documents'
import { type Book, officeOver, openCopy, orderToCash, orderToShipment } from './books'
import { median, print, timed } from './figures'
import { recording, replayer } from './tape'

const documents = 100
const rounds = 5

interface Work {
  readonly name: string
  readonly before: (office: Office, book: Book) => readonly DocumentStep[]
  readonly work: (office: Office, steps: readonly DocumentStep[], book: Book) => void
}

const dispatching: Work = {
  name: 'dispatch',
  before: (office, book) => Array.from({ length: documents }, () => orderToShipment(office, book)),
  work: (office, shipments) => {
    for (const shipment of shipments) dispatchShipment(office, { ...shipment, date: office.today(), remark: '' })
  },
}

const cashing: Work = {
  name: 'cash',
  before: () => [],
  work: (office, _none, book) => {
    for (let cycle = 0; cycle < documents; cycle++) orderToCash(office, book)
  },
}

/** Milliseconds of the same work by the services and by its own SQL replayed by hand, each on a fresh copy of the book. */
async function measure(book: Book, { name, before, work }: Work) {
  const prepared = openCopy(book, `${name}-prepared`)
  const steps = before(officeOver(prepared.sqlite, prepared.file), book)
  prepared.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  prepared.sqlite.close()
  const start = { ...book, file: prepared.file }

  const taped = openCopy(start, `${name}-taped`)
  const tape = recording(taped.sqlite)
  work(officeOver(tape.sqlite, taped.file), steps, book)
  taped.sqlite.close()

  const own: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ours = openCopy(start, `${name}-ours-${round}`)
    const office = officeOver(ours.sqlite, ours.file)
    own.push(await timed(() => work(office, steps, book)))
    ours.sqlite.close()
    const theirs = openCopy(start, `${name}-theirs-${round}`)
    const replay = replayer(tape, theirs.sqlite)
    bare.push(await timed(replay))
    theirs.sqlite.close()
  }
  return { value: median(own), bare: median(bare) }
}

/** Posting against hand-written SQL, and an order carried to cash. */
export async function benchPosting(book: Book, size: string): Promise<void> {
  const posting = await measure(book, dispatching)
  print({
    figure: 'shipments of three lines dispatched',
    book: size,
    unit: 'documents/s',
    value: (documents * 1000) / posting.value,
    bare: (documents * 1000) / posting.bare,
    against: 'the same SQL, prepared once, on better-sqlite3',
    aim: 'within 2×',
  })
  const cash = await measure(book, cashing)
  print({
    figure: 'order of three lines → approve → allocate → dispatch → confirm → receipt',
    book: size,
    unit: 'ms',
    value: cash.value / documents,
    bare: cash.bare / documents,
    against: 'the same SQL, prepared once, on better-sqlite3',
    aim: 'under 5 ms',
  })
}
