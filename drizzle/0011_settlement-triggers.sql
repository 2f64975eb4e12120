-- A settlement is taken away by a record of its own: the row stays, and nothing of it changes but that it no longer counts.
CREATE TRIGGER settlements_no_delete BEFORE DELETE ON settlements BEGIN SELECT RAISE(ABORT, 'settlements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settlements_only_undone BEFORE UPDATE ON settlements
WHEN NOT (OLD.active = 1 AND NEW.active = 0 AND NEW.id = OLD.id AND NEW.credit_entry_id = OLD.credit_entry_id
	AND NEW.debit_entry_id = OLD.debit_entry_id AND NEW.amount_fen = OLD.amount_fen AND NEW.user_id = OLD.user_id
	AND NEW.at = OLD.at AND NEW.posting_id IS OLD.posting_id)
BEGIN SELECT RAISE(ABORT, 'settlements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settlement_postings_no_update BEFORE UPDATE ON settlement_postings BEGIN SELECT RAISE(ABORT, 'settlement_postings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settlement_postings_no_delete BEFORE DELETE ON settlement_postings BEGIN SELECT RAISE(ABORT, 'settlement_postings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settlement_undos_no_update BEFORE UPDATE ON settlement_undos BEGIN SELECT RAISE(ABORT, 'settlement_undos is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settlement_undos_no_delete BEFORE DELETE ON settlement_undos BEGIN SELECT RAISE(ABORT, 'settlement_undos is append-only'); END;
--> statement-breakpoint
-- Whoever may look at the ageing may see what pays what; whoever posts receipts may say so.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'accounts.ageing' AS needs, 'settlements.list' AS permission
	UNION ALL SELECT 'accounts.ageing', 'settlements.open'
	UNION ALL SELECT 'accounts.ageing', 'settlements.propose'
	UNION ALL SELECT 'receipts.approve', 'settlements.post'
	UNION ALL SELECT 'receipts.approve', 'settlements.undo'
) added ON added.needs = held.permission;
