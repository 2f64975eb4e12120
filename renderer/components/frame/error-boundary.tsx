import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useTexts } from '../../i18n'
import { EmptyState } from '../empty-state'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly fault: string | null
}

/** What is shown instead of a screen that broke; the trace is for support and stands folded. */
export function FaultPage({ fault, retry }: { readonly fault: string; readonly retry: () => void }) {
  const { t } = useTexts()
  return (
    <div className="fault-page">
      <EmptyState
        title={t('frame:fault.title')}
        hint={t('frame:fault.detail')}
        action={
          <div className="fault-actions">
            <Button type="primary" onClick={retry}>
              {t('frame:fault.retry')}
            </Button>
            <Button href="#/">{t('frame:fault.home')}</Button>
          </div>
        }
      />
      <pre className="fault-trace selectable">{fault}</pre>
    </div>
  )
}

/** Keeps a broken screen from taking the window with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { fault: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error) }
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children
    return <FaultPage fault={this.state.fault} retry={() => this.setState({ fault: null })} />
  }
}
