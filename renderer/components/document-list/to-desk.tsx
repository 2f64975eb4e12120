import { Navigate } from 'react-router'

/** Allocations are listed on the dispatch desk. */
export function ToAllocations() {
  return <Navigate to="/shipments?list=allAllocations" replace />
}

/** Shortages are listed on the dispatch desk. */
export function ToShortages() {
  return <Navigate to="/shipments?list=allShortages" replace />
}
