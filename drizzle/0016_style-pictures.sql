CREATE TABLE `style_pictures` (
	`style_id` integer PRIMARY KEY NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`file_name` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	`thumbnail` blob NOT NULL,
	`picture` blob NOT NULL,
	FOREIGN KEY (`style_id`) REFERENCES `styles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "style_pictures_whole" CHECK(typeof("style_pictures"."width") = 'integer' and typeof("style_pictures"."height") = 'integer'),
	CONSTRAINT "style_pictures_bounded" CHECK(length("style_pictures"."thumbnail") between 1 and 16000
        and length("style_pictures"."picture") between 1 and 200000)
);
