CREATE TABLE `temporary_limits` (
	`distributor_id` integer PRIMARY KEY NOT NULL,
	`amount_fen` integer NOT NULL,
	`until` text NOT NULL,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "temporary_limits_whole" CHECK(typeof("temporary_limits"."amount_fen") = 'integer'),
	CONSTRAINT "temporary_limits_positive" CHECK("temporary_limits"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE INDEX `documents_on_the_way` ON `documents` (`distributor_id`,`status`) WHERE kind = 'transfer' and status in ('approved', 'dispatched', 'short');--> statement-breakpoint
CREATE INDEX `documents_pending` ON `documents` (`distributor_id`) WHERE kind = 'receipt' and status = 'approved';--> statement-breakpoint
INSERT INTO `role_permissions` (`role`, `permission`) SELECT `role`, 'transfers.releaseCredit' FROM `role_permissions` WHERE `permission` = 'orders.releaseCredit';

--> statement-breakpoint
CREATE TABLE `stock_counts` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`blind` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER stock_count_lines_no_update BEFORE UPDATE ON stock_count_lines BEGIN SELECT RAISE(ABORT, 'stock_count_lines is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER stock_count_lines_no_delete BEFORE DELETE ON stock_count_lines BEGIN SELECT RAISE(ABORT, 'stock_count_lines is append-only'); END;
--> statement-breakpoint
INSERT INTO `role_permissions` (`role`, `permission`) SELECT `role`, 'exports.stockCount' FROM `role_permissions` WHERE `permission` = 'exports.stock';

--> statement-breakpoint
INSERT INTO `role_permissions` (`role`, `permission`) SELECT `role`, 'stock.totals' FROM `role_permissions` WHERE `permission` = 'stock.list';
