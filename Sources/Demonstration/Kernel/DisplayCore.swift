/// The files of the reported stack above the driver, each function in short form.
let displaySources: [String: String] = [
  "drivers/gpu/drm/drm_probe_helper.c": #"""
  /* A short stand-in for the display core's polling, written for this demonstration. */

  #include <linux/export.h>
  #include <linux/workqueue.h>
  #include <drm/drm_device.h>
  #include <drm/drm_probe_helper.h>

  #define DRM_OUTPUT_POLL_PERIOD (10 * 100)

  void drm_kms_helper_hotplug_event(struct drm_device *dev)
  {
  	if (dev->mode_config.funcs->output_poll_changed)
  		dev->mode_config.funcs->output_poll_changed(dev);
  }
  EXPORT_SYMBOL(drm_kms_helper_hotplug_event);

  static void output_poll_execute(struct work_struct *work)
  {
  	struct delayed_work *delayed_work = to_delayed_work(work);
  	struct drm_device *dev = container_of(delayed_work, struct drm_device,
  					      mode_config.output_poll_work);
  	bool changed;

  	if (!dev->mode_config.poll_enabled)
  		return;

  	if (!mutex_trylock(&dev->mode_config.mutex)) {
  		changed = false;
  		goto out;
  	}
  	changed = dev->mode_config.delayed_event || drm_helper_hpd_irq_event(dev);
  	dev->mode_config.delayed_event = false;
  	mutex_unlock(&dev->mode_config.mutex);

  out:
  	if (changed)
  		drm_kms_helper_hotplug_event(dev);
  	schedule_delayed_work(delayed_work, DRM_OUTPUT_POLL_PERIOD);
  }

  void drm_kms_helper_poll_init(struct drm_device *dev)
  {
  	INIT_DELAYED_WORK(&dev->mode_config.output_poll_work, output_poll_execute);
  	dev->mode_config.poll_enabled = true;
  }
  EXPORT_SYMBOL(drm_kms_helper_poll_init);

  """#,
  "drivers/gpu/drm/drm_fb_helper.c": #"""
  /* A short stand-in for the display core's consoles, written for this demonstration. */

  #include <linux/errno.h>
  #include <linux/export.h>
  #include <linux/kernel.h>
  #include <drm/drm_client.h>
  #include <drm/drm_fb_helper.h>

  static bool drm_fbdev_emulation = true;
  int oops_in_progress;

  static int
  __drm_fb_helper_restore_fbdev_mode_unlocked(struct drm_fb_helper *fb_helper)
  {
  	int err;

  	if (!drm_fbdev_emulation || !fb_helper)
  		return -ENODEV;

  	mutex_lock(&fb_helper->lock);
  	err = drm_client_modeset_commit(&fb_helper->client);
  	if (fb_helper->delayed_hotplug)
  		fb_helper->delayed_hotplug = false;
  	mutex_unlock(&fb_helper->lock);
  	return err;
  }

  int drm_fb_helper_set_par(struct fb_info *info)
  {
  	struct drm_fb_helper *fb_helper = info->par;

  	if (oops_in_progress)
  		return -EBUSY;

  	/* What comes of it is nobody's concern here. */
  	__drm_fb_helper_restore_fbdev_mode_unlocked(fb_helper);
  	return 0;
  }
  EXPORT_SYMBOL(drm_fb_helper_set_par);

  int drm_fb_helper_hotplug_event(struct drm_fb_helper *fb_helper)
  {
  	if (!drm_fbdev_emulation || !fb_helper)
  		return 0;

  	mutex_lock(&fb_helper->lock);
  	if (fb_helper->deferred_setup) {
  		fb_helper->delayed_hotplug = true;
  		mutex_unlock(&fb_helper->lock);
  		return 0;
  	}
  	mutex_unlock(&fb_helper->lock);

  	drm_fb_helper_set_par(fb_helper->fbdev);
  	return 0;
  }
  EXPORT_SYMBOL(drm_fb_helper_hotplug_event);

  void drm_fb_helper_output_poll_changed(struct drm_device *dev)
  {
  	drm_fb_helper_hotplug_event(dev->fb_helper);
  }
  EXPORT_SYMBOL(drm_fb_helper_output_poll_changed);

  """#,
  "drivers/gpu/drm/drm_client_modeset.c": #"""
  /* A short stand-in for the display core's own clients, written for this demonstration. */

  #include <linux/errno.h>
  #include <linux/export.h>
  #include <drm/drm_atomic.h>
  #include <drm/drm_client.h>

  static int drm_client_modeset_commit_atomic(struct drm_client_dev *client, bool active,
  					    bool check)
  {
  	struct drm_atomic_state *state;
  	int err;

  	state = drm_atomic_state_alloc(client->dev);
  	if (!state)
  		return -ENOMEM;

  retry:
  	if (check)
  		err = drm_atomic_check_only(state);
  	else
  		err = drm_atomic_commit(state);
  	if (err == -EDEADLK)
  		goto retry;

  	drm_atomic_state_put(state);
  	return err;
  }

  int drm_client_modeset_commit_locked(struct drm_client_dev *client)
  {
  	int err;

  	mutex_lock(&client->modeset_mutex);
  	err = drm_client_modeset_commit_atomic(client, true, false);
  	mutex_unlock(&client->modeset_mutex);
  	return err;
  }
  EXPORT_SYMBOL(drm_client_modeset_commit_locked);

  int drm_client_modeset_commit(struct drm_client_dev *client)
  {
  	int err;

  	if (!drm_master_internal_acquire(client->dev))
  		return -EBUSY;
  	err = drm_client_modeset_commit_locked(client);
  	drm_master_internal_release(client->dev);
  	return err;
  }
  EXPORT_SYMBOL(drm_client_modeset_commit);

  """#,
  "drivers/gpu/drm/drm_atomic.c": #"""
  /* A short stand-in for atomic mode setting, written for this demonstration. */

  #include <linux/errno.h>
  #include <linux/export.h>
  #include <drm/drm_atomic.h>

  int drm_atomic_check_only(struct drm_atomic_state *state)
  {
  	const struct drm_mode_config *config = &state->dev->mode_config;

  	if (!config->funcs->atomic_check)
  		return 0;
  	return config->funcs->atomic_check(state->dev, state);
  }
  EXPORT_SYMBOL(drm_atomic_check_only);

  int drm_atomic_commit(struct drm_atomic_state *state)
  {
  	const struct drm_mode_config *config = &state->dev->mode_config;
  	int err;

  	err = drm_atomic_check_only(state);
  	if (err)
  		return err;
  	return config->funcs->atomic_commit(state->dev, state, false);
  }
  EXPORT_SYMBOL(drm_atomic_commit);

  """#,
  "drivers/gpu/drm/drm_atomic_helper.c": #"""
  /* A short stand-in for the atomic helpers, written for this demonstration. */

  #include <linux/errno.h>
  #include <linux/export.h>
  #include <linux/kernel.h>
  #include <drm/drm_atomic.h>
  #include <drm/drm_atomic_helper.h>
  #include <drm/drm_modeset_helper_vtables.h>

  int drm_atomic_helper_check(struct drm_device *dev, struct drm_atomic_state *state)
  {
  	return state->dev == dev ? 0 : -EINVAL;
  }
  EXPORT_SYMBOL(drm_atomic_helper_check);

  void drm_atomic_helper_commit_modeset_disables(struct drm_device *dev,
  					       struct drm_atomic_state *state)
  {
  	struct drm_crtc_state *old_crtc_state, *new_crtc_state;
  	struct drm_crtc *crtc;
  	int i;

  	for_each_oldnew_crtc_in_state(state, crtc, old_crtc_state, new_crtc_state, i) {
  		const struct drm_crtc_helper_funcs *funcs = crtc->helper_private;

  		if (old_crtc_state->active && !new_crtc_state->active && funcs->atomic_disable)
  			funcs->atomic_disable(crtc, state);
  	}
  }
  EXPORT_SYMBOL(drm_atomic_helper_commit_modeset_disables);

  void drm_atomic_helper_commit_modeset_enables(struct drm_device *dev,
  					      struct drm_atomic_state *state)
  {
  	struct drm_crtc_state *old_crtc_state, *new_crtc_state;
  	struct drm_crtc *crtc;
  	int i;

  	for_each_oldnew_crtc_in_state(state, crtc, old_crtc_state, new_crtc_state, i) {
  		const struct drm_crtc_helper_funcs *funcs;

  		if (!new_crtc_state->active || !drm_atomic_crtc_needs_modeset(new_crtc_state))
  			continue;
  		funcs = crtc->helper_private;
  		if (new_crtc_state->enable && funcs->atomic_enable)
  			funcs->atomic_enable(crtc, state);
  	}
  }
  EXPORT_SYMBOL(drm_atomic_helper_commit_modeset_enables);

  void drm_atomic_helper_commit_tail(struct drm_atomic_state *state)
  {
  	drm_atomic_helper_commit_modeset_disables(state->dev, state);
  	drm_atomic_helper_commit_modeset_enables(state->dev, state);
  }
  EXPORT_SYMBOL(drm_atomic_helper_commit_tail);

  /* The same for hardware that must be running before its planes are set. */
  void drm_atomic_helper_commit_tail_rpm(struct drm_atomic_state *state)
  {
  	struct drm_device *dev = state->dev;

  	drm_atomic_helper_commit_modeset_disables(dev, state);
  	drm_atomic_helper_commit_modeset_enables(dev, state);
  }
  EXPORT_SYMBOL(drm_atomic_helper_commit_tail_rpm);

  static void commit_tail(struct drm_atomic_state *state)
  {
  	const struct drm_mode_config_helper_funcs *funcs;

  	funcs = state->dev->mode_config.helper_private;
  	if (funcs && funcs->atomic_commit_tail)
  		funcs->atomic_commit_tail(state);
  	else
  		drm_atomic_helper_commit_tail(state);
  	drm_atomic_state_put(state);
  }

  static void commit_work(struct work_struct *work)
  {
  	commit_tail(container_of(work, struct drm_atomic_state, commit_work));
  }

  int drm_atomic_helper_commit(struct drm_device *dev, struct drm_atomic_state *state,
  			     bool nonblock)
  {
  	INIT_WORK(&state->commit_work, commit_work);
  	kref_get(&state->ref);
  	if (nonblock)
  		schedule_work(&state->commit_work);
  	else
  		commit_tail(state);
  	return 0;
  }
  EXPORT_SYMBOL(drm_atomic_helper_commit);

  """#,
]
