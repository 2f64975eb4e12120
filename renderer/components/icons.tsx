import type { ReactNode } from 'react'

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

/** The product's own line icons, 16 px, one stroke; drawn here so that the rail reads as one hand. */
export function OrdersIcon() {
  return (
    <Icon>
      <rect x="3" y="2" width="10" height="12" rx="1.5" />
      <path d="M5.5 5.5h5M5.5 8h5M5.5 10.5h3" />
    </Icon>
  )
}
/** A van. */
export function DispatchIcon() {
  return (
    <Icon>
      <path d="M1.5 4h8v7h-8zM9.5 6.5h2.8l2.2 2.3V11h-5" />
      <circle cx="4.5" cy="11.8" r="1.3" />
      <circle cx="11.5" cy="11.8" r="1.3" />
    </Icon>
  )
}
/** Two ways. */
export function TransfersIcon() {
  return (
    <Icon>
      <path d="M2 5.5h11M10.5 3l2.5 2.5L10.5 8M14 10.5H3M5.5 8L3 10.5 5.5 13" />
    </Icon>
  )
}
/** Back into the box. */
export function ReturnsIcon() {
  return (
    <Icon>
      <path d="M5.5 3L2.5 6l3 3M2.8 6h6.7a3.5 3.5 0 010 7H6" />
    </Icon>
  )
}
/** A ledger that balances. */
export function AccountsIcon() {
  return (
    <Icon>
      <path d="M8 2v11.5M4.5 13.5h7M2.5 4.5h11M4 4.5L2 9h4zM12 4.5L10 9h4z" />
    </Icon>
  )
}
/** A shirt. */
export function StylesIcon() {
  return (
    <Icon>
      <path d="M5.5 2.5L2 4.5l1.2 3L5 7v6.5h6V7l1.8.5L14 4.5l-3.5-2a2.5 2.5 0 01-5 0z" />
    </Icon>
  )
}
/** People. */
export function DistributorsIcon() {
  return (
    <Icon>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.2a2.4 2.4 0 010 4.6M12 9.8c1.6.5 2.5 1.8 2.5 3.7" />
    </Icon>
  )
}
/** A stack of cartons. */
export function StockIcon() {
  return (
    <Icon>
      <path d="M8 1.8l5.5 2.7v6.8L8 14.2l-5.5-2.9V4.5zM2.5 4.5L8 7.3l5.5-2.8M8 7.3v6.9" />
    </Icon>
  )
}
/** Bars. */
export function ReportsIcon() {
  return (
    <Icon>
      <path d="M2 13.5h12M4 11V7.5M8 11V3M12 11V5.5" />
    </Icon>
  )
}
/** Sliders. */
export function SettingsIcon() {
  return (
    <Icon>
      <path d="M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7" />
      <circle cx="10.5" cy="4.5" r="1.5" />
      <circle cx="5.5" cy="11.5" r="1.5" />
    </Icon>
  )
}
/** A magnifier. */
export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5L14 14" />
    </Icon>
  )
}
/** A window with its side panel. */
export function SidePanelIcon() {
  return (
    <Icon>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M10 3v10" />
    </Icon>
  )
}
/** Folds the rail. */
export function FoldIcon() {
  return (
    <Icon>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M6 3v10M11 6.5L9.5 8l1.5 1.5" />
    </Icon>
  )
}
/** Back. */
export function BackIcon() {
  return (
    <Icon>
      <path d="M9.5 3.5L5 8l4.5 4.5" />
    </Icon>
  )
}
/** Closes or cancels. */
export function CloseIcon() {
  return (
    <Icon>
      <path d="M4 4l8 8M12 4l-8 8" />
    </Icon>
  )
}
/** A sheet of paper coming in. */
export function ImportIcon() {
  return (
    <Icon>
      <path d="M8 2v7.5M5 6.8L8 9.8l3-3M2.5 10.5v2a1 1 0 001 1h9a1 1 0 001-1v-2" />
    </Icon>
  )
}
/** A sheet of paper going out. */
export function ExportIcon() {
  return (
    <Icon>
      <path d="M8 9.8V2.2M5 5l3-3 3 3M2.5 10.5v2a1 1 0 001 1h9a1 1 0 001-1v-2" />
    </Icon>
  )
}
/** A clock going backwards. */
export function RestoreIcon() {
  return (
    <Icon>
      <path d="M2.5 8a5.5 5.5 0 105.5-5.5A5.5 5.5 0 003.6 4.7M3.2 2.3v2.7h2.7M8 5.2V8l2 1.4" />
    </Icon>
  )
}
/** Something new. */
export function PlusIcon() {
  return (
    <Icon>
      <path d="M8 3v10M3 8h10" />
    </Icon>
  )
}
/** A building. */
export function CompanyIcon() {
  return (
    <Icon>
      <path d="M3 14V3.5L9 2v12M9 6h4v8M1.5 14h13M5.2 5.5h1.6M5.2 8h1.6M5.2 10.5h1.6M11 8.5h.6M11 11h.6" />
    </Icon>
  )
}
