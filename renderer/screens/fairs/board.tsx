import { Button, Select } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { FairBoard } from '../../../shared/schemas/fairs'
import { useChanges, useRead } from '../../api/hooks'
import { useCommands } from '../../components/commands/registry'
import { BackIcon } from '../../components/icons'
import { type KeyBinding, useKeys } from '../../components/keys/registry'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'
import { BoardMix, useChartPicture, useMixView } from './board-mix'
import { BoardBudgets, BoardFigures, BoardRanking } from './board-parts'
import './board.css'

/** Fills the window, and the screen where the system lets it; leaving full screen leaves the presentation too. */
function usePresentation() {
  const [presenting, setPresenting] = useState(false)
  const toggle = useCallback(() => {
    const next = !presenting
    setPresenting(next)
    if (next) void document.documentElement.requestFullscreen().catch(() => undefined)
    else if (document.fullscreenElement !== null) void document.exitFullscreen()
  }, [presenting])
  useEffect(() => {
    const left = () => {
      if (document.fullscreenElement === null) setPresenting(false)
    }
    document.addEventListener('fullscreenchange', left)
    return () => {
      document.removeEventListener('fullscreenchange', left)
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [])
  return { presenting, toggle }
}

function Against({ board, onPick }: { readonly board: FairBoard; readonly onPick: (id: number | null) => void }) {
  const { t } = useTexts()
  const nothing = 0
  const options = [
    ...board.candidates.map(({ id, name }) => ({ value: id, label: name })),
    { value: nothing, label: t('fairs:board.againstNone') },
  ]
  return (
    <label className="board-against" htmlFor="board-against">
      <span>{t('fairs:board.against')}</span>
      <Select<number>
        id="board-against"
        size="small"
        value={board.against?.id ?? nothing}
        options={options}
        onChange={(id) => onPick(id === nothing ? null : id)}
      />
    </label>
  )
}

interface BoardProps {
  readonly board: FairBoard
  readonly onAgainst: (id: number | null) => void
}

function Board({ board, onAgainst }: BoardProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { presenting, toggle } = usePresentation()
  const mix = useMixView()
  const picture = useChartPicture(mix.chart, `${board.fair.name} ${t(`fairs:board.mixBy.${mix.view.dimension}`)}`)
  const { flip } = mix
  const back = useCallback(() => {
    if (presenting) toggle()
    else void navigate(`/fairs/${board.fair.id}`)
  }, [presenting, toggle, navigate, board.fair.id])
  const keys = useMemo<readonly (KeyBinding & { readonly keys: string; readonly run: () => void })[]>(
    () => [
      { keys: 'F11', label: t(presenting ? 'fairs:board.leave' : 'fairs:board.present'), run: toggle },
      { keys: 'Alt+V', label: t('fairs:board.table'), run: flip },
      { keys: 'Alt+G', label: t('fairs:board.picture'), run: () => void picture() },
      { keys: 'Esc', label: t('components:document.back'), run: back },
    ],
    [presenting, toggle, flip, picture, back, t],
  )
  useKeys(keys)
  useCommands(
    useMemo(
      () =>
        keys
          .filter((each) => each.keys !== 'Esc')
          .map(({ keys: combination, label, run }) => ({
            ...{ id: `board-${combination}`, title: label, keys: combination, run },
          })),
      [keys],
    ),
  )
  return (
    <section className={presenting ? 'board board-present' : 'board'}>
      <header className="list-head board-head">
        <button type="button" className="icon-button" title={`${t('components:document.back')}  Esc`} onClick={back}>
          <BackIcon />
        </button>
        <h1>
          {board.fair.name} {t('fairs:board.title')}
        </h1>
        <span className="board-live">{t('fairs:board.live')}</span>
        {board.fair.orderDeadline !== null && (
          <span className="board-day">
            {t('fairs:field.orderDeadline')} <Day day={board.fair.orderDeadline} />
          </span>
        )}
        <Against board={board} onPick={onAgainst} />
        <Button title="F11" onClick={toggle}>
          {t(presenting ? 'fairs:board.leave' : 'fairs:board.present')}
        </Button>
      </header>
      <BoardFigures board={board} />
      <div className="board-cards">
        <BoardRanking board={board} />
        <div className="board-column">
          <BoardBudgets board={board} />
          <BoardMix board={board} mix={mix} presenting={presenting} onPicture={() => void picture()} />
        </div>
      </div>
    </section>
  )
}

/** A fair while it is held: what sells, who is where, what is different from last year; follows the orders as they come in. */
export function FairBoardPage() {
  const { id = '' } = useParams()
  const [againstId, setAgainstId] = useState<number | null>()
  const asked = { id: Number(id), ...(againstId === undefined ? {} : { againstId }) }
  const read = useRead('fairs.board', asked, { keepPrevious: true })
  const changes = useSettled(useChanges('orders') + useChanges('receipts'), 300)
  const { refetch } = read
  useEffect(() => {
    if (changes > 0) void refetch()
  }, [changes, refetch])
  return <Loaded read={read}>{(board) => <Board board={board} onAgainst={setAgainstId} />}</Loaded>
}
