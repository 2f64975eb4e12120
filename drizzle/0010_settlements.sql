CREATE TABLE `settlement_postings` (
	`id` integer PRIMARY KEY NOT NULL,
	`distributor_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `settlement_postings_by_distributor` ON `settlement_postings` (`distributor_id`);--> statement-breakpoint
CREATE TABLE `settlement_undos` (
	`settlement_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`document_id` integer,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`settlement_id`) REFERENCES `settlements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `settlements` ADD `posting_id` integer REFERENCES settlement_postings(id);--> statement-breakpoint
CREATE INDEX `settlements_by_posting` ON `settlements` (`posting_id`);