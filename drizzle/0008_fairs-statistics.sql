CREATE TABLE `fair_category_budgets` (
	`fair_id` integer NOT NULL,
	`distributor_id` integer NOT NULL,
	`category` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`quantity` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`fair_id`, `distributor_id`, `category`),
	FOREIGN KEY (`fair_id`) REFERENCES `fairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fair_category_budgets_whole" CHECK(typeof("fair_category_budgets"."amount_fen") = 'integer' and typeof("fair_category_budgets"."quantity") = 'integer')
);
--> statement-breakpoint
CREATE TABLE `statistic_views` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`name` text NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`definition` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `statistic_views_by_name` ON `statistic_views` (`user_id`,`name`);--> statement-breakpoint
ALTER TABLE `receipts` ADD `fair_id` integer REFERENCES fairs(id);--> statement-breakpoint
CREATE INDEX `receipts_by_fair` ON `receipts` (`fair_id`) WHERE fair_id is not null;--> statement-breakpoint
ALTER TABLE `fair_budgets` ADD `min_styles` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `fair_budgets` ADD `min_depth` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `fairs` ADD `order_deadline` text;--> statement-breakpoint
ALTER TABLE `fairs` ADD `deposit_deadline` text;--> statement-breakpoint
-- Whoever may look at orders may add them up; what a company took from a role stays taken.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'orders.list' AS needs, 'statistics.table' AS permission
	UNION ALL SELECT 'orders.list', 'statistics.longTable'
	UNION ALL SELECT 'orders.list', 'statistics.lines'
	UNION ALL SELECT 'orders.list', 'statisticViews.list'
	UNION ALL SELECT 'orders.list', 'exports.statistics'
	UNION ALL SELECT 'orders.save', 'statisticViews.save'
	UNION ALL SELECT 'orders.save', 'statisticViews.remove'
	UNION ALL SELECT 'fairs.save', 'statisticViews.share'
	UNION ALL SELECT 'fairs.get', 'fairs.board'
	UNION ALL SELECT 'fairs.get', 'fairs.budget'
) added ON added.needs = held.permission;
