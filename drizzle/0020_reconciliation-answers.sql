CREATE TABLE `reconciliation_carried` (
	`reconciliation_id` integer NOT NULL,
	`our_document_id` integer NOT NULL,
	`difference_class` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`reconciliation_id`, `our_document_id`),
	FOREIGN KEY (`reconciliation_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`our_document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reconciliation_rejections` (
	`reconciliation_id` integer NOT NULL,
	`our_document_id` integer NOT NULL,
	`counter_line_id` integer NOT NULL,
	PRIMARY KEY(`reconciliation_id`, `our_document_id`, `counter_line_id`),
	FOREIGN KEY (`reconciliation_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`our_document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counter_line_id`) REFERENCES `counter_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `counter_lines` ADD `carried_from_id` integer;--> statement-breakpoint
ALTER TABLE `reconciliation_differences` ADD `settlement_id` integer REFERENCES documents(id);--> statement-breakpoint
ALTER TABLE `reconciliation_matches` ADD `suggested` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reconciliations` ADD `reply_kind` text DEFAULT 'book' NOT NULL;--> statement-breakpoint
ALTER TABLE `reconciliations` ADD `previous_id` integer REFERENCES documents(id);