// Runs jobs on a read-only connection, away from the data process's own thread.
export {}
