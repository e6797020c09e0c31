"""The calendar read: is an event a meeting, in what way, whom does its title name, did it take place?"""
