CREATE TABLE `distributor_ratio_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`distributor_id` integer NOT NULL,
	`size_group_id` integer NOT NULL,
	`parts` text,
	`whole_packs` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`size_group_id`) REFERENCES `size_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `distributor_ratio_history_by_distributor` ON `distributor_ratio_history` (`distributor_id`,`size_group_id`);--> statement-breakpoint
CREATE TABLE `distributor_ratio_sizes` (
	`distributor_id` integer NOT NULL,
	`size_group_id` integer NOT NULL,
	`size` text NOT NULL,
	`parts` integer NOT NULL,
	PRIMARY KEY(`distributor_id`, `size_group_id`, `size`),
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`size_group_id`) REFERENCES `size_groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `distributor_ratios` (
	`distributor_id` integer NOT NULL,
	`size_group_id` integer NOT NULL,
	`whole_packs` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`distributor_id`, `size_group_id`),
	FOREIGN KEY (`distributor_id`) REFERENCES `distributors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`size_group_id`) REFERENCES `size_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `price_policy_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`policy_id` integer NOT NULL,
	`version` integer NOT NULL,
	`action` text NOT NULL,
	`changes` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `price_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_policy_history_by_policy` ON `price_policy_history` (`policy_id`);--> statement-breakpoint
CREATE TABLE `price_policy_styles` (
	`policy_id` integer NOT NULL,
	`style_id` integer NOT NULL,
	PRIMARY KEY(`policy_id`, `style_id`),
	FOREIGN KEY (`policy_id`) REFERENCES `price_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `price_policies` ADD `kind` text DEFAULT 'policy' NOT NULL;--> statement-breakpoint
ALTER TABLE `price_policies` ADD `effect` text DEFAULT 'rate' NOT NULL;--> statement-breakpoint
ALTER TABLE `price_policies` ADD `effect_fen` integer;--> statement-breakpoint
ALTER TABLE `price_policies` ADD `combines` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `price_policies` ADD `min_quantity` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Who wrote, approved or ended a price rule, and what a distributor's size ratio was, stays as it was written.
CREATE TRIGGER price_policy_history_no_update BEFORE UPDATE ON price_policy_history BEGIN SELECT RAISE(ABORT, 'price_policy_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER price_policy_history_no_delete BEFORE DELETE ON price_policy_history BEGIN SELECT RAISE(ABORT, 'price_policy_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER distributor_ratio_history_no_update BEFORE UPDATE ON distributor_ratio_history BEGIN SELECT RAISE(ABORT, 'distributor_ratio_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER distributor_ratio_history_no_delete BEFORE DELETE ON distributor_ratio_history BEGIN SELECT RAISE(ABORT, 'distributor_ratio_history is append-only'); END;
--> statement-breakpoint
-- Whoever writes or approves price rules may see what they would change; whoever keeps distributors keeps their size ratios.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'pricePolicies.list' AS needs, 'pricePolicies.history' AS permission
	UNION ALL SELECT 'pricePolicies.save', 'pricePolicies.preview'
	UNION ALL SELECT 'pricePolicies.save', 'pricePolicies.previewLines'
	UNION ALL SELECT 'pricePolicies.approve', 'pricePolicies.preview'
	UNION ALL SELECT 'pricePolicies.approve', 'pricePolicies.previewLines'
	UNION ALL SELECT 'sizeGroups.list', 'sizeRatios.list'
	UNION ALL SELECT 'distributors.save', 'sizeRatios.save'
	UNION ALL SELECT 'distributors.save', 'sizeRatios.clear'
) added ON added.needs = held.permission;
