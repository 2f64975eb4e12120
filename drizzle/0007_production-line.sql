CREATE TABLE `factories` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`lead_days` integer NOT NULL,
	`tolerance_bp` integer NOT NULL,
	`minimum_quantity` integer DEFAULT 0 NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "factories_whole" CHECK(typeof("factories"."lead_days") = 'integer' and typeof("factories"."tolerance_bp") = 'integer' and typeof("factories"."minimum_quantity") = 'integer'),
	CONSTRAINT "factories_terms" CHECK("factories"."lead_days" > 0 and "factories"."tolerance_bp" between 0 and 10000 and "factories"."minimum_quantity" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `factories_code_unique` ON `factories` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `factories_name_unique` ON `factories` (`name`);--> statement-breakpoint
CREATE TABLE `production_acceptances` (
	`id` integer PRIMARY KEY NOT NULL,
	`production_order_id` integer NOT NULL,
	`goods_receipt_id` integer,
	`kind` text NOT NULL,
	`quantity` integer NOT NULL,
	`reason` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`production_order_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goods_receipt_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "production_acceptances_whole" CHECK(typeof("production_acceptances"."quantity") = 'integer'),
	CONSTRAINT "production_acceptances_positive" CHECK("production_acceptances"."quantity" > 0)
);
--> statement-breakpoint
CREATE INDEX `production_acceptances_by_order` ON `production_acceptances` (`production_order_id`);--> statement-breakpoint
CREATE INDEX `production_acceptances_by_receipt` ON `production_acceptances` (`goods_receipt_id`);--> statement-breakpoint
CREATE TABLE `production_additions` (
	`production_line_id` integer NOT NULL,
	`reason` text NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`production_line_id`, `reason`),
	FOREIGN KEY (`production_line_id`) REFERENCES `production_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "production_additions_whole" CHECK(typeof("production_additions"."quantity") = 'integer'),
	CONSTRAINT "production_additions_positive" CHECK("production_additions"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE `production_milestones` (
	`production_order_id` integer NOT NULL,
	`stage` text NOT NULL,
	`planned_date` text NOT NULL,
	`done_date` text,
	`moves` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`production_order_id`, `stage`),
	FOREIGN KEY (`production_order_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `production_orders` ADD `factory_id` integer REFERENCES factories(id);--> statement-breakpoint
ALTER TABLE `production_orders` ADD `tolerance_bp` integer;--> statement-breakpoint
ALTER TABLE `production_orders` ADD `closed_reason` text;--> statement-breakpoint
ALTER TABLE `production_sources` ADD `given_up_quantity` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `production_sources` ADD `served_before_quantity` integer;--> statement-breakpoint
-- Whoever could do the like before has the rights of the production line from now on.
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'production.schedule' FROM role_permissions WHERE permission = 'production.list';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'factories.list' FROM role_permissions WHERE permission = 'production.list';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'production.preview' FROM role_permissions WHERE permission = 'production.aggregate';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'production.markStage' FROM role_permissions WHERE permission = 'production.save';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'production.moveStage' FROM role_permissions WHERE permission = 'production.save';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'production.close' FROM role_permissions WHERE permission = 'production.save';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'factories.save' FROM role_permissions WHERE permission = 'production.save';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'production.closeBeyond' FROM role_permissions WHERE permission = 'production.cancel';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'goodsReceipts.postBeyond' FROM role_permissions WHERE permission = 'production.place';--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'goodsReceipts.readList' FROM role_permissions WHERE permission = 'goodsReceipts.post';
