CREATE TABLE `statement_disputes` (
	`statement_id` integer NOT NULL,
	`document_id` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`statement_id`, `document_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statement_disputes_whole" CHECK(typeof("statement_disputes"."amount_fen") = 'integer'),
	CONSTRAINT "statement_disputes_positive" CHECK("statement_disputes"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE `statement_layouts` (
	`distributor_id` integer PRIMARY KEY NOT NULL,
	`layout` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `settlement_postings` ADD `difference_id` integer REFERENCES documents(id);
--> statement-breakpoint
-- Whoever may export a statement may see how the distributor wants it; whoever makes statements may say so. Whoever approves adjustments
-- may let rebates be worked out.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'exports.statement' AS needs, 'statements.layout' AS permission
	UNION ALL SELECT 'statements.generate', 'statements.saveLayout'
	UNION ALL SELECT 'adjustments.approve', 'adjustments.proposeRebates'
	UNION ALL SELECT 'adjustments.approve', 'adjustments.accrueRebates'
) added ON added.needs = held.permission;
