CREATE TABLE `bank_lines` (
	`receipt_id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`sheet` text NOT NULL,
	`sheet_row` integer NOT NULL,
	`account` text NOT NULL,
	`date` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`balance_fen` integer,
	`payer_name` text NOT NULL,
	`payer_account` text NOT NULL,
	`serial` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`receipt_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bank_lines_whole" CHECK(typeof("bank_lines"."amount_fen") = 'integer')
);
--> statement-breakpoint
CREATE INDEX `bank_lines_by_amount` ON `bank_lines` (`date`,`amount_fen`);--> statement-breakpoint
CREATE TABLE `payers` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`distributor_id` integer NOT NULL,
	`import_id` integer,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `distributor_id`),
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `collection_contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`distributor_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`next_action` text DEFAULT '' NOT NULL,
	`next_date` text,
	`level` integer,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "collection_contacts_level" CHECK("collection_contacts"."level" is null or "collection_contacts"."level" between 1 and 4)
);
--> statement-breakpoint
CREATE INDEX `collection_contacts_by_distributor` ON `collection_contacts` (`distributor_id`,`id`);--> statement-breakpoint
CREATE TABLE `payment_promises` (
	`id` integer PRIMARY KEY NOT NULL,
	`distributor_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`made_on` text NOT NULL,
	`due_date` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	`withdrawn_by` integer,
	`withdrawn_at` text,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `collection_contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_promises_whole" CHECK(typeof("payment_promises"."amount_fen") = 'integer'),
	CONSTRAINT "payment_promises_positive" CHECK("payment_promises"."amount_fen" > 0),
	CONSTRAINT "payment_promises_days" CHECK("payment_promises"."due_date" >= "payment_promises"."made_on")
);
--> statement-breakpoint
CREATE INDEX `payment_promises_by_distributor` ON `payment_promises` (`distributor_id`,`due_date`);