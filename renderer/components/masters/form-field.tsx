import type { ReactNode } from 'react'
import './masters.css'

interface FormFieldProps {
  readonly label: string
  readonly htmlFor?: string
  readonly problem?: string | undefined
  readonly hint?: ReactNode
  /** Takes the whole width. */
  readonly whole?: boolean
  readonly required?: boolean
  readonly children: ReactNode
}

/** A label over its control, with what is wrong or worth knowing beneath. */
export function FormField({
  label,
  htmlFor,
  problem,
  hint,
  whole = false,
  required = false,
  children,
}: FormFieldProps) {
  return (
    <div className={`form-field ${whole ? 'form-whole' : ''} ${problem === undefined ? '' : 'form-wrong'}`}>
      <label htmlFor={htmlFor}>
        {label}
        {required && <span className="form-required"> *</span>}
      </label>
      {children}
      {problem !== undefined && <p className="form-problem">{problem}</p>}
      {problem === undefined && hint !== undefined && <p className="form-hint">{hint}</p>}
    </div>
  )
}

/** Fields in two columns. */
export function FormGrid({ children }: { readonly children: ReactNode }) {
  return <div className="form-grid">{children}</div>
}
