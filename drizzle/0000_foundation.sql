CREATE TABLE `adjustments` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`adjustment_kind` text NOT NULL,
	`part` text NOT NULL,
	`counter_part` text,
	`moved_fen` integer NOT NULL,
	`basis` text NOT NULL,
	`approved_by` integer,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjustments_whole" CHECK(typeof("adjustments"."moved_fen") = 'integer')
);
--> statement-breakpoint
CREATE TABLE `counter_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`reconciliation_id` integer NOT NULL,
	`sheet_row` integer NOT NULL,
	`business_date` text,
	`reference` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`quantity` integer,
	`amount_fen` integer NOT NULL,
	FOREIGN KEY (`reconciliation_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `counter_lines_by_reconciliation` ON `counter_lines` (`reconciliation_id`);--> statement-breakpoint
CREATE TABLE `receipt_parts` (
	`receipt_id` integer NOT NULL,
	`part` text NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`receipt_id`, `part`),
	FOREIGN KEY (`receipt_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "receipt_parts_whole" CHECK(typeof("receipt_parts"."amount_fen") = 'integer')
);
--> statement-breakpoint
CREATE TABLE `receipts` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`bank_reference` text DEFAULT '' NOT NULL,
	`payer_name` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `receipts_by_bank_reference` ON `receipts` (`bank_reference`) WHERE bank_reference <> '';--> statement-breakpoint
CREATE TABLE `reconciliation_differences` (
	`id` integer PRIMARY KEY NOT NULL,
	`reconciliation_id` integer NOT NULL,
	`difference_class` text NOT NULL,
	`our_document_id` integer,
	`counter_line_id` integer,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`explained` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`reconciliation_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`our_document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counter_line_id`) REFERENCES `counter_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reconciliation_differences_by_reconciliation` ON `reconciliation_differences` (`reconciliation_id`);--> statement-breakpoint
CREATE TABLE `reconciliation_matches` (
	`id` integer PRIMARY KEY NOT NULL,
	`reconciliation_id` integer NOT NULL,
	`our_document_id` integer,
	`counter_line_id` integer,
	`group_no` integer NOT NULL,
	`pass` text NOT NULL,
	`confirmed` integer NOT NULL,
	FOREIGN KEY (`reconciliation_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`our_document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counter_line_id`) REFERENCES `counter_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reconciliation_matches_by_reconciliation` ON `reconciliation_matches` (`reconciliation_id`);--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`date_from` text NOT NULL,
	`date_to` text NOT NULL,
	`through_entry_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`sign_convention` text NOT NULL,
	`our_opening_fen` integer NOT NULL,
	`our_closing_fen` integer NOT NULL,
	`their_opening_fen` integer,
	`their_closing_fen` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `statement_parts` (
	`statement_id` integer NOT NULL,
	`part` text NOT NULL,
	`opening_fen` integer NOT NULL,
	`closing_fen` integer NOT NULL,
	`opening_quantity` integer NOT NULL,
	`closing_quantity` integer NOT NULL,
	PRIMARY KEY(`statement_id`, `part`),
	FOREIGN KEY (`statement_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `statements` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`date_from` text NOT NULL,
	`date_to` text NOT NULL,
	`previous_id` integer,
	`through_entry_id` integer NOT NULL,
	`agreement` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statements_period" CHECK("statements"."date_from" <= "statements"."date_to")
);
--> statement-breakpoint
CREATE TABLE `document_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`version` integer NOT NULL,
	`action` text NOT NULL,
	`detail` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_history_by_document` ON `document_history` (`document_id`);--> statement-breakpoint
CREATE TABLE `document_links` (
	`from_id` integer NOT NULL,
	`to_id` integer NOT NULL,
	PRIMARY KEY(`from_id`, `to_id`),
	FOREIGN KEY (`from_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_links_back` ON `document_links` (`to_id`,`from_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`business_date` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`distributor_id` integer,
	`warehouse_id` integer,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`reference` text NOT NULL,
	`remark` text NOT NULL,
	`origin` text NOT NULL,
	`import_id` integer,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`posted_at` text,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "documents_whole" CHECK(typeof("documents"."quantity") = 'integer' and typeof("documents"."amount_fen") = 'integer' and typeof("documents"."version") = 'integer'),
	CONSTRAINT "documents_date" CHECK("documents"."business_date" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_number_unique` ON `documents` (`number`);--> statement-breakpoint
CREATE INDEX `documents_by_kind` ON `documents` (`kind`,`business_date`,`id`);--> statement-breakpoint
CREATE INDEX `documents_by_status` ON `documents` (`kind`,`status`,`business_date`,`id`);--> statement-breakpoint
CREATE INDEX `documents_by_distributor` ON `documents` (`distributor_id`,`kind`,`business_date`,`id`);--> statement-breakpoint
CREATE INDEX `documents_by_reference` ON `documents` (`reference`,`kind`) WHERE reference <> '';--> statement-breakpoint
CREATE INDEX `documents_by_import` ON `documents` (`import_id`) WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX `documents_committed` ON `documents` (`distributor_id`,`status`) WHERE kind = 'order' and status in ('partlyAllocated', 'allocated', 'partlyShipped');--> statement-breakpoint
CREATE TABLE `sequences` (
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`kind`, `year`)
);
--> statement-breakpoint
CREATE TABLE `account_balances` (
	`distributor_id` integer NOT NULL,
	`part` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`distributor_id`, `part`),
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_balances_whole" CHECK(typeof("account_balances"."amount_fen") = 'integer' and typeof("account_balances"."quantity") = 'integer')
);
--> statement-breakpoint
CREATE TABLE `account_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`distributor_id` integer NOT NULL,
	`part` text NOT NULL,
	`kind` text NOT NULL,
	`business_date` text NOT NULL,
	`due_date` text,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`reverses_id` integer,
	`posted_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_entries_whole" CHECK(typeof("account_entries"."amount_fen") = 'integer' and typeof("account_entries"."quantity") = 'integer')
);
--> statement-breakpoint
CREATE INDEX `account_entries_by_day` ON `account_entries` (`distributor_id`,`business_date`,`id`);--> statement-breakpoint
CREATE INDEX `account_entries_by_date` ON `account_entries` (`business_date`,`id`);--> statement-breakpoint
CREATE INDEX `account_entries_by_document` ON `account_entries` (`document_id`);--> statement-breakpoint
CREATE INDEX `account_entries_by_due` ON `account_entries` (`distributor_id`,(case when due_date is null then business_date else due_date end),`business_date`,`id`,`amount_fen`,`due_date`,`reverses_id`) WHERE part = 'receivable' and amount_fen > 0;--> statement-breakpoint
CREATE UNIQUE INDEX `account_entries_reversed_once` ON `account_entries` (`reverses_id`) WHERE reverses_id is not null;--> statement-breakpoint
CREATE TABLE `account_months` (
	`distributor_id` integer NOT NULL,
	`part` text NOT NULL,
	`month` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`distributor_id`, `part`, `month`),
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `settlements` (
	`id` integer PRIMARY KEY NOT NULL,
	`credit_entry_id` integer NOT NULL,
	`debit_entry_id` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`credit_entry_id`) REFERENCES `account_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`debit_entry_id`) REFERENCES `account_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "settlements_positive" CHECK("settlements"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE INDEX `settlements_by_credit` ON `settlements` (`credit_entry_id`);--> statement-breakpoint
CREATE INDEX `settlements_by_debit` ON `settlements` (`debit_entry_id`);--> statement-breakpoint
CREATE TABLE `stock_balances` (
	`warehouse_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`on_hand` integer NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`warehouse_id`, `sku_id`),
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_balances_whole" CHECK(typeof("stock_balances"."on_hand") = 'integer' and typeof("stock_balances"."reserved") = 'integer'),
	CONSTRAINT "stock_balances_reserved" CHECK("stock_balances"."reserved" >= 0)
);
--> statement-breakpoint
CREATE INDEX `stock_balances_by_sku` ON `stock_balances` (`sku_id`);--> statement-breakpoint
CREATE TABLE `stock_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`kind` text NOT NULL,
	`warehouse_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`business_date` text NOT NULL,
	`reverses_id` integer,
	`posted_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_entries_whole" CHECK(typeof("stock_entries"."quantity") = 'integer'),
	CONSTRAINT "stock_entries_moves" CHECK("stock_entries"."quantity" <> 0)
);
--> statement-breakpoint
CREATE INDEX `stock_entries_by_place` ON `stock_entries` (`warehouse_id`,`sku_id`,`business_date`);--> statement-breakpoint
CREATE INDEX `stock_entries_by_document` ON `stock_entries` (`document_id`);--> statement-breakpoint
CREATE INDEX `stock_entries_by_day` ON `stock_entries` (`business_date`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stock_entries_reversed_once` ON `stock_entries` (`reverses_id`) WHERE reverses_id is not null;--> statement-breakpoint
CREATE TABLE `colours` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`swatch` text DEFAULT '' NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `colours_code_unique` ON `colours` (`code`);--> statement-breakpoint
CREATE TABLE `distributors` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`region_id` integer NOT NULL,
	`grade` text DEFAULT '' NOT NULL,
	`business_type` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`province` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`discount_bp` integer NOT NULL,
	`credit_limit_fen` integer NOT NULL,
	`payment_terms_days` integer NOT NULL,
	`return_quota_bp` integer DEFAULT 1000 NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`search_keys` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`region_id`) REFERENCES `regions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "distributors_terms" CHECK("distributors"."discount_bp" between 0 and 20000 and "distributors"."payment_terms_days" >= 0),
	CONSTRAINT "distributors_whole" CHECK(typeof("distributors"."credit_limit_fen") = 'integer' and typeof("distributors"."discount_bp") = 'integer' and typeof("distributors"."payment_terms_days") = 'integer')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `distributors_code_unique` ON `distributors` (`code`);--> statement-breakpoint
CREATE INDEX `distributors_by_region` ON `distributors` (`region_id`);--> statement-breakpoint
CREATE TABLE `fair_budgets` (
	`fair_id` integer NOT NULL,
	`distributor_id` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`quantity` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`fair_id`, `distributor_id`),
	FOREIGN KEY (`fair_id`) REFERENCES `fairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `fair_styles` (
	`fair_id` integer NOT NULL,
	`style_id` integer NOT NULL,
	PRIMARY KEY(`fair_id`, `style_id`),
	FOREIGN KEY (`fair_id`) REFERENCES `fairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `fairs` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`season` text NOT NULL,
	`date_from` text NOT NULL,
	`date_to` text NOT NULL,
	`deposit_bp` integer DEFAULT 0 NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fairs_code_unique` ON `fairs` (`code`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`row_count` integer NOT NULL,
	`document_count` integer NOT NULL,
	`user_id` integer NOT NULL,
	`imported_at` text NOT NULL,
	`undone_at` text
);
--> statement-breakpoint
CREATE INDEX `imports_by_file` ON `imports` (`kind`,`sha256`);--> statement-breakpoint
CREATE TABLE `layout_mappings` (
	`kind` text NOT NULL,
	`fingerprint` text NOT NULL,
	`distributor_code` text DEFAULT '' NOT NULL,
	`mapping` text NOT NULL,
	PRIMARY KEY(`kind`, `fingerprint`, `distributor_code`)
);
--> statement-breakpoint
CREATE TABLE `price_policies` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`distributor_id` integer,
	`grade` text,
	`region_id` integer,
	`season` text,
	`category` text,
	`order_kind` text,
	`date_from` text NOT NULL,
	`date_to` text,
	`rate_bp` integer NOT NULL,
	`floor_price_fen` integer,
	`priority` integer DEFAULT 0 NOT NULL,
	`status` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`region_id`) REFERENCES `regions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `regions` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`territory_group` text DEFAULT '' NOT NULL,
	`climate` text,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `regions_code_unique` ON `regions` (`code`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `size_groups` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `size_groups_code_unique` ON `size_groups` (`code`);--> statement-breakpoint
CREATE TABLE `sizes` (
	`size_group_id` integer NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`alias` text DEFAULT '' NOT NULL,
	`core` integer DEFAULT false NOT NULL,
	`ratio` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`size_group_id`, `position`),
	FOREIGN KEY (`size_group_id`) REFERENCES `size_groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sizes_by_code` ON `sizes` (`size_group_id`,`code`);--> statement-breakpoint
CREATE TABLE `skus` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`style_id` integer NOT NULL,
	`colour_id` integer NOT NULL,
	`size` text NOT NULL,
	`barcode` text,
	`tag_price_fen` integer NOT NULL,
	`cost_fen` integer DEFAULT 0 NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`colour_id`) REFERENCES `colours`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "skus_whole" CHECK(typeof("skus"."tag_price_fen") = 'integer' and typeof("skus"."cost_fen") = 'integer'),
	CONSTRAINT "skus_prices" CHECK("skus"."tag_price_fen" >= 0 and "skus"."cost_fen" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `skus_code_unique` ON `skus` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `skus_by_style` ON `skus` (`style_id`,`colour_id`,`size`);--> statement-breakpoint
CREATE UNIQUE INDEX `skus_by_barcode` ON `skus` (`barcode`);--> statement-breakpoint
CREATE TABLE `styles` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`season` text DEFAULT '' NOT NULL,
	`wave` text DEFAULT '' NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`subcategory` text DEFAULT '' NOT NULL,
	`launch_date` text,
	`tag_price_fen` integer NOT NULL,
	`size_group_id` integer NOT NULL,
	`search_keys` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`size_group_id`) REFERENCES `size_groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "styles_whole" CHECK(typeof("styles"."tag_price_fen") = 'integer'),
	CONSTRAINT "styles_price" CHECK("styles"."tag_price_fen" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `styles_code_unique` ON `styles` (`code`);--> statement-breakpoint
CREATE INDEX `styles_by_season` ON `styles` (`season`,`category`);--> statement-breakpoint
CREATE TABLE `warehouses` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`region_id` integer,
	`distributor_id` integer,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`region_id`) REFERENCES `regions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `warehouses_code_unique` ON `warehouses` (`code`);--> statement-breakpoint
CREATE INDEX `warehouses_by_kind` ON `warehouses` (`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `warehouses_by_distributor` ON `warehouses` (`distributor_id`,`kind`);--> statement-breakpoint
CREATE TABLE `credit_releases` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`reason` text NOT NULL,
	`until` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `credit_releases_by_order` ON `credit_releases` (`order_id`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`tag_price_fen` integer NOT NULL,
	`rate_bp` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`price_rule` text NOT NULL,
	`allocated_quantity` integer DEFAULT 0 NOT NULL,
	`shipped_quantity` integer DEFAULT 0 NOT NULL,
	`cancelled_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_lines_whole" CHECK(typeof("order_lines"."quantity") = 'integer' and typeof("order_lines"."price_fen") = 'integer' and typeof("order_lines"."amount_fen") = 'integer'),
	CONSTRAINT "order_lines_positive" CHECK("order_lines"."quantity" > 0 and "order_lines"."price_fen" >= 0),
	CONSTRAINT "order_lines_amount" CHECK("order_lines"."amount_fen" = "order_lines"."quantity" * "order_lines"."price_fen"),
	CONSTRAINT "order_lines_open" CHECK("order_lines"."allocated_quantity" >= 0 and "order_lines"."shipped_quantity" >= 0 and "order_lines"."cancelled_quantity" >= 0
        and "order_lines"."allocated_quantity" + "order_lines"."shipped_quantity" + "order_lines"."cancelled_quantity" <= "order_lines"."quantity")
);
--> statement-breakpoint
CREATE INDEX `order_lines_by_order` ON `order_lines` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_lines_by_sku` ON `order_lines` (`sku_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`order_kind` text NOT NULL,
	`fair_id` integer,
	`delivery_from` text,
	`delivery_to` text,
	`cancel_after` text,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fair_id`) REFERENCES `fairs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `orders_by_fair` ON `orders` (`fair_id`) WHERE fair_id is not null;--> statement-breakpoint
CREATE TABLE `goods_receipt_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`goods_receipt_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`production_line_id` integer,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`goods_receipt_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`production_line_id`) REFERENCES `production_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "goods_receipt_lines_whole" CHECK(typeof("goods_receipt_lines"."quantity") = 'integer'),
	CONSTRAINT "goods_receipt_lines_positive" CHECK("goods_receipt_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE INDEX `goods_receipt_lines_by_receipt` ON `goods_receipt_lines` (`goods_receipt_id`);--> statement-breakpoint
CREATE TABLE `production_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`production_order_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`received_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`production_order_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "production_lines_whole" CHECK(typeof("production_lines"."quantity") = 'integer' and typeof("production_lines"."received_quantity") = 'integer'),
	CONSTRAINT "production_lines_positive" CHECK("production_lines"."quantity" > 0 and "production_lines"."received_quantity" >= 0)
);
--> statement-breakpoint
CREATE INDEX `production_lines_by_order` ON `production_lines` (`production_order_id`);--> statement-breakpoint
CREATE INDEX `production_lines_by_sku` ON `production_lines` (`sku_id`);--> statement-breakpoint
CREATE TABLE `production_orders` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`factory` text NOT NULL,
	`due_date` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `production_sources` (
	`production_line_id` integer NOT NULL,
	`order_line_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`production_line_id`, `order_line_id`),
	FOREIGN KEY (`production_line_id`) REFERENCES `production_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `production_sources_by_order_line` ON `production_sources` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `return_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`return_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`received_quantity` integer DEFAULT 0 NOT NULL,
	`good_quantity` integer DEFAULT 0 NOT NULL,
	`defect_quantity` integer DEFAULT 0 NOT NULL,
	`rejected_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`return_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "return_lines_whole" CHECK(typeof("return_lines"."quantity") = 'integer' and typeof("return_lines"."good_quantity") = 'integer' and typeof("return_lines"."defect_quantity") = 'integer'),
	CONSTRAINT "return_lines_positive" CHECK("return_lines"."quantity" > 0),
	CONSTRAINT "return_lines_inspected" CHECK("return_lines"."good_quantity" >= 0 and "return_lines"."defect_quantity" >= 0 and "return_lines"."rejected_quantity" >= 0
        and "return_lines"."good_quantity" + "return_lines"."defect_quantity" + "return_lines"."rejected_quantity" <= "return_lines"."received_quantity")
);
--> statement-breakpoint
CREATE INDEX `return_lines_by_return` ON `return_lines` (`return_id`);--> statement-breakpoint
CREATE TABLE `return_sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`return_line_id` integer NOT NULL,
	`shipment_line_id` integer,
	`quantity` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`accepted_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`return_line_id`) REFERENCES `return_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shipment_line_id`) REFERENCES `shipment_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "return_sources_whole" CHECK(typeof("return_sources"."quantity") = 'integer' and typeof("return_sources"."price_fen") = 'integer' and typeof("return_sources"."accepted_quantity") = 'integer'),
	CONSTRAINT "return_sources_accepted" CHECK("return_sources"."accepted_quantity" between 0 and "return_sources"."quantity")
);
--> statement-breakpoint
CREATE INDEX `return_sources_by_line` ON `return_sources` (`return_line_id`);--> statement-breakpoint
CREATE INDEX `return_sources_by_shipment_line` ON `return_sources` (`shipment_line_id`);--> statement-breakpoint
CREATE TABLE `returns` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`approved_over_quota` text DEFAULT '' NOT NULL,
	`received_on` text,
	`inspected_on` text,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sell_out_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`sold_on` text NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sell_out_lines_whole" CHECK(typeof("sell_out_lines"."quantity") = 'integer')
);
--> statement-breakpoint
CREATE INDEX `sell_out_lines_by_report` ON `sell_out_lines` (`report_id`);--> statement-breakpoint
CREATE INDEX `sell_out_lines_by_sku` ON `sell_out_lines` (`sku_id`,`sold_on`);--> statement-breakpoint
CREATE TABLE `stock_count_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`stock_count_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`book_quantity` integer NOT NULL,
	`counted_quantity` integer NOT NULL,
	FOREIGN KEY (`stock_count_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_count_lines_whole" CHECK(typeof("stock_count_lines"."book_quantity") = 'integer' and typeof("stock_count_lines"."counted_quantity") = 'integer'),
	CONSTRAINT "stock_count_lines_counted" CHECK("stock_count_lines"."counted_quantity" >= 0)
);
--> statement-breakpoint
CREATE INDEX `stock_count_lines_by_count` ON `stock_count_lines` (`stock_count_id`);--> statement-breakpoint
CREATE TABLE `allocation_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`allocation_id` integer NOT NULL,
	`order_line_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`demand_quantity` integer NOT NULL,
	`quantity` integer NOT NULL,
	`consumed_quantity` integer DEFAULT 0 NOT NULL,
	`released_quantity` integer DEFAULT 0 NOT NULL,
	`reason` text NOT NULL,
	`locked` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`allocation_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allocation_lines_whole" CHECK(typeof("allocation_lines"."quantity") = 'integer' and typeof("allocation_lines"."consumed_quantity") = 'integer' and typeof("allocation_lines"."released_quantity") = 'integer'),
	CONSTRAINT "allocation_lines_open" CHECK("allocation_lines"."quantity" >= 0 and "allocation_lines"."consumed_quantity" >= 0 and "allocation_lines"."released_quantity" >= 0
        and "allocation_lines"."consumed_quantity" + "allocation_lines"."released_quantity" <= "allocation_lines"."quantity")
);
--> statement-breakpoint
CREATE INDEX `allocation_lines_by_allocation` ON `allocation_lines` (`allocation_id`);--> statement-breakpoint
CREATE INDEX `allocation_lines_by_order_line` ON `allocation_lines` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `allocations` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`policy` text NOT NULL,
	`parameters` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shipment_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`shipment_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`order_line_id` integer,
	`allocation_line_id` integer,
	`carton_no` integer DEFAULT 1 NOT NULL,
	`quantity` integer NOT NULL,
	`tag_price_fen` integer NOT NULL,
	`rate_bp` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`received_quantity` integer DEFAULT 0 NOT NULL,
	`short_quantity` integer DEFAULT 0 NOT NULL,
	`returned_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`shipment_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`allocation_line_id`) REFERENCES `allocation_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shipment_lines_whole" CHECK(typeof("shipment_lines"."quantity") = 'integer' and typeof("shipment_lines"."price_fen") = 'integer' and typeof("shipment_lines"."amount_fen") = 'integer'),
	CONSTRAINT "shipment_lines_positive" CHECK("shipment_lines"."quantity" > 0 and "shipment_lines"."price_fen" >= 0),
	CONSTRAINT "shipment_lines_amount" CHECK("shipment_lines"."amount_fen" = "shipment_lines"."quantity" * "shipment_lines"."price_fen"),
	CONSTRAINT "shipment_lines_received" CHECK("shipment_lines"."received_quantity" >= 0 and "shipment_lines"."short_quantity" >= 0
        and "shipment_lines"."received_quantity" + "shipment_lines"."short_quantity" <= "shipment_lines"."quantity"),
	CONSTRAINT "shipment_lines_returned" CHECK("shipment_lines"."returned_quantity" between 0 and "shipment_lines"."quantity")
);
--> statement-breakpoint
CREATE INDEX `shipment_lines_by_shipment` ON `shipment_lines` (`shipment_id`);--> statement-breakpoint
CREATE INDEX `shipment_lines_by_sku` ON `shipment_lines` (`sku_id`,`shipment_id`);--> statement-breakpoint
CREATE INDEX `shipment_lines_by_order_line` ON `shipment_lines` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`chargeable` integer NOT NULL,
	`carrier` text DEFAULT '' NOT NULL,
	`waybill` text DEFAULT '' NOT NULL,
	`cartons` integer DEFAULT 0 NOT NULL,
	`dispatched_on` text,
	`confirmed_on` text,
	`print_count` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shortage_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`shortage_id` integer NOT NULL,
	`source_line_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	FOREIGN KEY (`shortage_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shortage_lines_whole" CHECK(typeof("shortage_lines"."quantity") = 'integer' and typeof("shortage_lines"."price_fen") = 'integer' and typeof("shortage_lines"."amount_fen") = 'integer'),
	CONSTRAINT "shortage_lines_positive" CHECK("shortage_lines"."quantity" > 0),
	CONSTRAINT "shortage_lines_amount" CHECK("shortage_lines"."amount_fen" = "shortage_lines"."quantity" * "shortage_lines"."price_fen")
);
--> statement-breakpoint
CREATE INDEX `shortage_lines_by_shortage` ON `shortage_lines` (`shortage_id`);--> statement-breakpoint
CREATE TABLE `shortages` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`source_id` integer NOT NULL,
	`cause` text NOT NULL,
	`resolution` text,
	`resolved_on` text,
	`reshipment_id` integer,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reshipment_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `transfer_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`transfer_id` integer NOT NULL,
	`sku_id` integer NOT NULL,
	`quantity` integer NOT NULL,
	`tag_price_fen` integer NOT NULL,
	`from_rate_bp` integer NOT NULL,
	`from_price_fen` integer NOT NULL,
	`to_rate_bp` integer NOT NULL,
	`to_price_fen` integer NOT NULL,
	`received_quantity` integer DEFAULT 0 NOT NULL,
	`short_quantity` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`transfer_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfer_lines_whole" CHECK(typeof("transfer_lines"."quantity") = 'integer' and typeof("transfer_lines"."from_price_fen") = 'integer' and typeof("transfer_lines"."to_price_fen") = 'integer'),
	CONSTRAINT "transfer_lines_positive" CHECK("transfer_lines"."quantity" > 0),
	CONSTRAINT "transfer_lines_received" CHECK("transfer_lines"."received_quantity" >= 0 and "transfer_lines"."short_quantity" >= 0
        and "transfer_lines"."received_quantity" + "transfer_lines"."short_quantity" <= "transfer_lines"."quantity")
);
--> statement-breakpoint
CREATE INDEX `transfer_lines_by_transfer` ON `transfer_lines` (`transfer_id`);--> statement-breakpoint
CREATE TABLE `transfers` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`from_warehouse_id` integer NOT NULL,
	`to_warehouse_id` integer NOT NULL,
	`from_distributor_id` integer,
	`to_distributor_id` integer,
	`from_amount_fen` integer NOT NULL,
	`to_amount_fen` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`dispatched_on` text,
	`received_on` text,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfers_apart" CHECK("transfers"."from_warehouse_id" <> "transfers"."to_warehouse_id")
);
--> statement-breakpoint
CREATE INDEX `transfers_by_from` ON `transfers` (`from_distributor_id`);--> statement-breakpoint
CREATE TABLE `role_permissions` (
	`role` text NOT NULL,
	`permission` text NOT NULL,
	PRIMARY KEY(`role`, `permission`),
	FOREIGN KEY (`role`) REFERENCES `roles`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `roles` (
	`code` text PRIMARY KEY NOT NULL,
	`approval_limit_fen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user_distributors` (
	`user_id` integer NOT NULL,
	`distributor_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `distributor_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_roles` (
	`user_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`user_id`, `role`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role`) REFERENCES `roles`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL,
	`password_hash` text NOT NULL,
	`failed_attempts` integer DEFAULT 0 NOT NULL,
	`locked_until` text,
	`archived` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_name_unique` ON `users` (`name`);