-- What was said to a customer stays said; of a promise only its withdrawal is added.
CREATE TRIGGER collection_contacts_no_update BEFORE UPDATE ON collection_contacts BEGIN SELECT RAISE(ABORT, 'collection_contacts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER collection_contacts_no_delete BEFORE DELETE ON collection_contacts BEGIN SELECT RAISE(ABORT, 'collection_contacts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER payment_promises_only_withdrawn BEFORE UPDATE ON payment_promises
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.id <> OLD.id OR NEW.distributor_id <> OLD.distributor_id
	OR NEW.contact_id <> OLD.contact_id OR NEW.made_on <> OLD.made_on OR NEW.due_date <> OLD.due_date
	OR NEW.amount_fen <> OLD.amount_fen OR NEW.user_id <> OLD.user_id OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'payment_promises is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER payment_promises_no_delete BEFORE DELETE ON payment_promises BEGIN SELECT RAISE(ABORT, 'payment_promises is append-only'); END;
--> statement-breakpoint
-- Whoever may look at the ageing may see whom to ask for money; whoever records receipts or looks after distributors may write it down.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'accounts.ageing' AS needs, 'collections.list' AS permission
	UNION ALL SELECT 'accounts.ageing', 'collections.get'
	UNION ALL SELECT 'receipts.save', 'collections.save'
	UNION ALL SELECT 'receipts.save', 'collections.withdraw'
	UNION ALL SELECT 'exports.statement', 'exports.collectionLetter'
) added ON added.needs = held.permission;
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT role, 'collections.save' FROM role_permissions WHERE role = 'representative' AND permission = 'accounts.ageing';
