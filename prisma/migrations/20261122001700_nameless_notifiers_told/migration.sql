-- Who gave notice without an address reads the answer on the notice's page, from the moment it is there. No letter tells
-- them, so their window opens then, or their words would be kept for good.
update appeal_links
set told_at = created_at
where party = 'notifier' and told_at is null and address is null and account_id is null;
