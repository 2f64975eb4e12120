ALTER TABLE `returns` ADD `approved_beyond_sold` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `transfer_lines` ADD `held_quantity` integer;--> statement-breakpoint
ALTER TABLE `transfers` ADD `beyond_held_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Whoever could do the like before has the new rights; a director keeps closing days and changes nothing else of the company.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'settings.save' AS needs, 'settings.closePeriod' AS permission
	UNION ALL SELECT 'returns.approveOverQuota', 'returns.approveBeyondSold'
	UNION ALL SELECT 'returns.save', 'returns.reprice'
) added ON added.needs = held.permission;
--> statement-breakpoint
DELETE FROM role_permissions WHERE role = 'director' AND permission = 'settings.save';
