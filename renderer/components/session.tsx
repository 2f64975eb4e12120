import { createContext, type ReactNode, useContext } from 'react'
import type { Output } from '../api'

/** Who is signed in, as the data process says. */
export type Session = NonNullable<Output<'session.current'>>

const SessionContext = createContext<Session | null>(null)

/** Gives the signed-in person to every screen inside the frame. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}

/** Who is signed in; only inside the frame, where someone always is. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside the frame')
  return session
}

/** Whether the person may call a method; hides what would be refused anyway. */
export function useMay(): (method: string) => boolean {
  const { permissions } = useSession()
  return (method) => permissions.includes(method)
}
