CREATE TABLE `order_revisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`reason` text NOT NULL,
	`content` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_revisions_whole" CHECK(typeof("order_revisions"."quantity") = 'integer' and typeof("order_revisions"."amount_fen") = 'integer')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_revisions_in_turn` ON `order_revisions` (`order_id`,`revision`);
--> statement-breakpoint
-- What was agreed once is never rewritten.
CREATE TRIGGER order_revisions_no_update BEFORE UPDATE ON order_revisions BEGIN SELECT RAISE(ABORT, 'order_revisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER order_revisions_no_delete BEFORE DELETE ON order_revisions BEGIN SELECT RAISE(ABORT, 'order_revisions is append-only'); END;
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.amend' FROM role_permissions WHERE permission = 'orders.approve';
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.revisions' FROM role_permissions WHERE permission = 'orders.get';
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.revision' FROM role_permissions WHERE permission = 'orders.get';
