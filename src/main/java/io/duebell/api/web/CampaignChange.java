package io.duebell.api.web;

/** A change to the version of a draft that was seen. */
record CampaignChange(int version, CampaignInput campaign) {}
