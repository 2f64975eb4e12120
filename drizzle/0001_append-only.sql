-- The ledgers, the history and the documents are append-only: what was posted is reversed, never changed or deleted.
CREATE TRIGGER stock_entries_no_update BEFORE UPDATE ON stock_entries BEGIN SELECT RAISE(ABORT, 'stock_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER stock_entries_no_delete BEFORE DELETE ON stock_entries BEGIN SELECT RAISE(ABORT, 'stock_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER account_entries_no_update BEFORE UPDATE ON account_entries BEGIN SELECT RAISE(ABORT, 'account_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER account_entries_no_delete BEFORE DELETE ON account_entries BEGIN SELECT RAISE(ABORT, 'account_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER document_history_no_update BEFORE UPDATE ON document_history BEGIN SELECT RAISE(ABORT, 'document_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER document_history_no_delete BEFORE DELETE ON document_history BEGIN SELECT RAISE(ABORT, 'document_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are cancelled, never deleted'); END;
